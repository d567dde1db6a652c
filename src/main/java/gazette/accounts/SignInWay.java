package gazette.accounts;

/// Lists how people sign in.
public enum SignInWay {
    PASSKEY,
    PASSWORD,
    /// A password and a code of an authenticator app.
    TOTP,
    /// A code that was written down, after a password if there is one.
    RECOVERY_CODE,
    /// A link of the first start, of an invitation or of a reset.
    LINK,
    /// A QR code on the screen of a session.
    PHONE
}
