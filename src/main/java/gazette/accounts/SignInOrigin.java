package gazette.accounts;

import gazette.subscribers.ClientNetwork;

/// Describes the browser that a sign-in comes from.
///
/// @param browser what it calls itself, in short
/// @param device the token of a browser that has signed in before; empty if it has none
public record SignInOrigin(ClientNetwork network, String browser, String device) {}
