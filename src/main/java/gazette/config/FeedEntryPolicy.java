package gazette.config;

import java.util.OptionalInt;

/// Describes which entries of a feed become articles.
///
/// @param first for the entries that are there at the first poll
/// @param burstLimit how many new entries a later poll takes; if there are more, they are held for the editor
/// @param dailyLimit how many are taken on one day, the newest of each poll; the others are left out
/// @param include an entry must match every kind of thing that it names
/// @param exclude an entry that matches anything it names is left out
public record FeedEntryPolicy(
        FirstFetchPolicy first, int burstLimit, OptionalInt dailyLimit, EntryFilter include, EntryFilter exclude) {
    private static final int BURST = 20;

    static FeedEntryPolicy read(YamlBlock feed) {
        return new FeedEntryPolicy(
                feed.value("first", FirstFetchPolicy::read).orElse(FirstFetchPolicy.NOTHING),
                feed.number("most", 1, 10_000, BURST),
                feed.number("limit", 1, 10_000),
                EntryFilter.read("only", feed),
                EntryFilter.read("never", feed));
    }
}
