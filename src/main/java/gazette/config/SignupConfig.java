package gazette.config;

/// Describes what happens when somebody signs up for a list.
///
/// @param needsConfirmation whether a new subscriber must confirm by mail (double opt-in)
/// @param welcomePolicy what a new subscriber is sent at once
public record SignupConfig(boolean needsConfirmation, WelcomePolicy welcomePolicy) {
    /// The settings of a list that names none.
    public static final SignupConfig DEFAULTS = new SignupConfig(true, WelcomePolicy.LETTER);
}
