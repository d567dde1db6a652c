package gazette.config;

/// What a new member is sent at once.
public enum WelcomePolicy {
    /// Nothing: the next issue is the first that they hear.
    NONE,
    /// A short letter.
    LETTER,
    /// A short letter and the latest issue.
    LATEST
}
