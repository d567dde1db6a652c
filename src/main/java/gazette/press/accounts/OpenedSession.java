package gazette.press.accounts;

/// Holds what a browser keeps after a sign-in.
///
/// @param token of the session
/// @param device by which the browser is known the next time
public record OpenedSession(String token, String device) {}
