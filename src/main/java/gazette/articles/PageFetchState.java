package gazette.articles;

/// What is known of the page of a feed's entry.
///
/// @param source the feed's name
/// @param key what the entry is known by there
/// @param version differs when the feed's own words for the entry do
/// @param html the text that the page had; empty if the feed has no less of it
/// @param problem why the page could not be had; empty if it could
/// @param attempts how many looks found that problem
public record PageFetchState(String source, String key, String version, String html, String problem, int attempts) {
    private static final int PATIENCE = 3;

    /// Whether another look may find more.
    public boolean mayRetry() {
        return !problem.isEmpty() && attempts < PATIENCE;
    }
}
