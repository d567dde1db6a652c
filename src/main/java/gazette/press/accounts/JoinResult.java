package gazette.press.accounts;

import gazette.accounts.PasswordRules;

/// Lists how it may turn out when somebody comes in by a link.
public sealed interface JoinResult {
    /// Somebody is in.
    record Joined(OpenedSession session) implements JoinResult {}

    /// The link, or what had begun with it, is no longer good.
    record LinkOver() implements JoinResult {}

    /// The name is none, or somebody else has it.
    record NameRefused(boolean isTaken) implements JoinResult {}

    /// The password is too easy.
    record PasswordRefused(PasswordRules.Fault fault) implements JoinResult {}

    /// The browser's passkey could not be verified.
    record PasskeyRefused() implements JoinResult {}
}
