package gazette.accounts;

import java.util.Optional;

/// Describes what an account proves itself with, besides passkeys.
///
/// @param handle by which passkeys know the account, in base64url (WebAuthn's user handle)
/// @param passwordHash as `PasswordHasher` makes it
/// @param totpSecret that of the authenticator app, once a code has confirmed it
/// @param totpPending one that no code has confirmed yet
/// @param totpStep the step of the last code that was used
public record AccountProof(
        long account,
        String handle,
        Optional<String> passwordHash,
        Optional<String> totpSecret,
        Optional<String> totpPending,
        long totpStep) {}
