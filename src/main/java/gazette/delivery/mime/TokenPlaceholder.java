package gazette.delivery.mime;

/// Where each reader's token goes in an edition.
///
/// @param mark stands there instead; must not occur otherwise
/// @param length of every reader's token, in characters
public record TokenPlaceholder(String mark, int length) {
    /// For editions that are the same for everybody.
    public static final TokenPlaceholder NONE = new TokenPlaceholder("", 0);
}
