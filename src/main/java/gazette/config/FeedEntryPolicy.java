package gazette.config;

import java.util.OptionalInt;

/// Which entries of a feed are taken.
///
/// @param first of those that are there at the first look
/// @param burstLimit how many new entries a later look takes; more than that are held for the editor
/// @param dailyLimit how many are taken on one day, the newest of each look; the others are passed over
/// @param include if it tells anything, an entry must fit it in each way that it names
/// @param exclude an entry that fits it in any way is left out
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
