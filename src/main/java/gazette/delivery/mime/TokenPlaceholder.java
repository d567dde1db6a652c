package gazette.delivery.mime;

/// Describes where a recipient's token goes in a mail.
///
/// @param mark the text that is replaced by the token; must not occur elsewhere
/// @param length of every token, in characters
public record TokenPlaceholder(String mark, int length) {
    /// For mails that are the same for everybody.
    public static final TokenPlaceholder NONE = new TokenPlaceholder("", 0);
}
