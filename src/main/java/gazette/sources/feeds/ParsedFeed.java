package gazette.sources.feeds;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A feed, whatever its format.
///
/// @param title plain text; empty if it gives none
/// @param link the site's page, absolute where that can be known
/// @param lang BCP 47 tag, as the feed gives it
/// @param ttl how long a look may wait, as it says itself
/// @param skipped when nobody need look, as it says itself
/// @param entries in the feed's order
public record ParsedFeed(
        String title,
        Optional<String> link,
        Optional<String> lang,
        Optional<Duration> ttl,
        SkipHoursAndDays skipped,
        List<Entry> entries)
        implements FeedParseResult {
    public ParsedFeed {
        entries = List.copyOf(entries);
    }

    /// The same feed with other entries.
    public ParsedFeed with(List<Entry> others) {
        return new ParsedFeed(title, link, lang, ttl, skipped, others);
    }
}
