package gazette.delivery;

/// Where each reader's token goes in an edition.
///
/// @param mark stands there instead; must not occur otherwise
/// @param length of every reader's token, in characters
public record TokenSlot(String mark, int length) {
    /// For editions that are the same for everybody.
    public static final TokenSlot NONE = new TokenSlot("", 0);
}
