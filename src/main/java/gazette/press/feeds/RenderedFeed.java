package gazette.press.feeds;

import gazette.lint.feeds.OmittedEntry;
import java.time.Instant;
import java.util.List;

/// Holds a feed as it is served in one format.
///
/// @param updated the time of its newest change
/// @param omitted entries that are not in it, since they did not come out as meant
public record RenderedFeed(String text, Instant updated, List<OmittedEntry> omitted) {
    public RenderedFeed {
        omitted = List.copyOf(omitted);
    }
}
