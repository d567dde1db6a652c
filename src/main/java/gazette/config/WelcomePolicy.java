package gazette.config;

/// Says what a new subscriber is sent at once.
public enum WelcomePolicy {
    /// Nothing; the next issue is the first mail.
    NONE,
    /// A short letter.
    LETTER,
    /// A short letter and the latest issue.
    LATEST
}
