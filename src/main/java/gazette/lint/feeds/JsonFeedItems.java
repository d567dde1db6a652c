package gazette.lint.feeds;

import gazette.sources.feeds.Entry;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.InvalidFeed;
import gazette.sources.feeds.ParsedFeed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Reads JSON Feed as Gazette reads the feeds of others. Lines are not known.
final class JsonFeedItems {
    private JsonFeedItems() {}

    /// Reads a feed.
    static FeedReadResult read(String text) {
        return switch (FeedParser.parse(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), "")) {
            case InvalidFeed invalid -> new FeedReadResult.Unreadable(1, invalid.problem());
            case ParsedFeed feed ->
                new FeedReadResult.Entries(
                        feed.entries().stream().map(JsonFeedItems::entry).toList());
        };
    }

    private static ReadEntry entry(Entry entry) {
        var values = new EnumMap<EntryField, String>(EntryField.class);
        entry.id().ifPresent(id -> values.put(EntryField.ID, id));
        entry.link().ifPresent(link -> values.put(EntryField.LINK, link));
        entry.published().map(Instant::toString).ifPresent(date -> values.put(EntryField.PUBLISHED, date));
        entry.updated().map(Instant::toString).ifPresent(date -> values.put(EntryField.UPDATED, date));
        return new ReadEntry(values, Map.of(), 1);
    }
}
