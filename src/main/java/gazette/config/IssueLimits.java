package gazette.config;

/// Describes how many articles an issue takes.
///
/// @param articles the most articles in an issue
/// @param carriesOver whether articles beyond the limit wait for the next issue, or are dropped
/// @param firstIssue how many articles the very first issue takes; it passes over the rest
public record IssueLimits(int articles, boolean carriesOver, int firstIssue) {
    /// The limits of a schedule that names none.
    public static final IssueLimits DEFAULTS = new IssueLimits(20, true, 10);
}
