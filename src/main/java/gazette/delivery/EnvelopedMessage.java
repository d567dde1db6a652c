package gazette.delivery;

/// A letter in its envelope (RFC 5321 section 2.3.1).
///
/// @param returnPath where bounces go: the reverse-path
/// @param to the recipient: the forward-path
/// @param message headers and body, CRLF throughout, no line beginning with a dot
public record EnvelopedMessage(String returnPath, String to, byte[] message) {}
