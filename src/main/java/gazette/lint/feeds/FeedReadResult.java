package gazette.lint.feeds;

import java.util.List;

/// Says how reading a feed ended.
sealed interface FeedReadResult {
    /// Holds the entries in the feed's order.
    record Entries(List<ReadEntry> entries) implements FeedReadResult {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /// Says why a feed cannot be read.
    ///
    /// @param line of the feed, counted from 1
    /// @param problem one clause without a full stop
    record Unreadable(int line, String problem) implements FeedReadResult {}
}
