package gazette.press.accounts;

import java.time.Instant;

/// Lists how a sign-in may turn out.
public sealed interface SignInResult {
    /// Somebody is in.
    record SignedIn(OpenedSession session) implements SignInResult {}

    /// The password was right, and a code is asked for.
    ///
    /// @param step the token with which the code is sent
    record NeedsCode(String step) implements SignInResult {}

    /// Something was wrong; it is not said what.
    record Refused() implements SignInResult {}

    /// Too much was tried. Nothing was looked at.
    record SlowedDown(Instant freeAt) implements SignInResult {}

    /// Too many people sign in at once.
    record Busy() implements SignInResult {}

    /// What had begun has run out, and has to begin again.
    record StepOver() implements SignInResult {}
}
