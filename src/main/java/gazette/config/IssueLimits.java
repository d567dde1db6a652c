package gazette.config;

/// Describes how many articles an issue takes.
///
/// @param articles the most articles in an issue
/// @param carriesOver whether articles beyond a limit wait for the next issue, or are dropped
/// @param firstIssue how many articles the very first issue takes; it passes over the rest
/// @param atLeast with fewer articles there is no issue, and they wait
/// @param perSource the most articles of one source in an issue
public record IssueLimits(int articles, boolean carriesOver, int firstIssue, int atLeast, int perSource) {
    /// The limits of a schedule that names none.
    public static final IssueLimits DEFAULTS = new IssueLimits(20, true, 10);

    /// Creates limits for issues that may have a single article, and all articles of one source.
    public IssueLimits(int articles, boolean carriesOver, int firstIssue) {
        this(articles, carriesOver, firstIssue, 1, articles);
    }
}
