package gazette.delivery;

/// Holds a message and its envelope (RFC 5321 section 2.3.1).
///
/// @param returnPath where bounces go: the reverse-path
/// @param to the recipient: the forward-path
/// @param message headers and body, with CRLF at the end of each line, and no line that begins with a dot
public record EnvelopedMessage(String returnPath, String to, byte[] message) {}
