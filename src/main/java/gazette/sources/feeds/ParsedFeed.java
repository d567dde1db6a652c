package gazette.sources.feeds;

import gazette.text.FieldLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Holds a feed of any format.
///
/// @param title plain text; empty if it gives none
/// @param link the page of the site, absolute if the base is known
/// @param lang BCP 47 tag, as the feed gives it
/// @param ttl how long polling may wait, as the feed says
/// @param skipped when it need not be polled, as the feed says
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
        title = EntryFields.line(title, FieldLimits.TITLE);
        link = link.flatMap(EntryFields::address);
        lang = EntryFields.language(lang);
        entries = List.copyOf(entries);
    }

    /// Returns the same feed with other entries.
    public ParsedFeed with(List<Entry> others) {
        return new ParsedFeed(title, link, lang, ttl, skipped, others);
    }
}
