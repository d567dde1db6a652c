package gazette.articles;

import gazette.text.ForeignText;

/// Describes what is known of the web page of a feed's entry.
///
/// @param source the feed's name
/// @param key identifies the entry within the feed
/// @param version a hash of what the feed says of the entry
/// @param html the text of the page; empty if the feed itself has as much
/// @param problem why the page could not be fetched; empty if it could
/// @param attempts the number of fetches that failed with that problem
public record PageFetchState(String source, String key, String version, String html, String problem, int attempts) {
    public PageFetchState {
        problem = ForeignText.line(problem);
    }

    private static final int MAX_ATTEMPTS = 3;

    /// Returns whether it is worth fetching the page again.
    public boolean mayRetry() {
        return !problem.isEmpty() && attempts < MAX_ATTEMPTS;
    }
}
