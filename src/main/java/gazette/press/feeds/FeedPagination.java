package gazette.press.feeds;

import gazette.render.FeedDefinition;
import gazette.render.feeds.Feed;
import gazette.store.FeedArchivePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Divides the entries of a feed into pages of its archive (RFC 5005).
///
/// A page has a fixed number of positions, counted from the first entry ever, and no entry changes its position.
/// So a full page stays the same when entries are added, and withdrawing one changes only its own page. Example
/// with pages of 3: entries 1 to 7 make the full pages 1-3 and 4-6; entry 7 is only in the current document. If 5
/// is withdrawn, page 2 has 4 and 6.
///
/// The feed of a tag is divided at the same positions as the feed of everything: an old article that gets the tag
/// moves no other.
final class FeedPagination {
    private final FeedDefinition feed;
    private final List<FeedArchivePosition> positions;
    private final int size;
    private final List<Entry> entries;

    /// Holds an entry that the feed shows.
    private record Entry(int position, long id) {}

    /// @param positions of the feed's lists, whatever their tags; the oldest first
    /// @param size how many positions a page has
    FeedPagination(FeedDefinition feed, List<FeedArchivePosition> positions, int size) {
        this.feed = feed;
        this.positions = positions;
        this.size = size;
        this.entries = entries();
    }

    /// Returns how many pages are full.
    int pages() {
        return positions.size() / size;
    }

    /// Returns the newest entries, as many as a page has, newest first. Entries that are on no full page are
    /// among them.
    List<Long> newest() {
        return newestFirst(entries.stream().skip(Math.max(0, entries.size() - size)));
    }

    /// Returns the entries of a page, newest first.
    List<Long> page(int number) {
        return newestFirst(entries.stream().filter(entry -> entry.position() / size == number - 1));
    }

    /// Returns the nearest earlier page that has an entry; 0 if none has.
    int previousNonEmptyPage(int number) {
        return entries.stream()
                .mapToInt(entry -> entry.position() / size + 1)
                .filter(page -> page < number)
                .max()
                .orElse(0);
    }

    /// Returns when an entry was last added to the feed or withdrawn from it.
    Instant changed() {
        return latest(positions.stream().filter(this::matches));
    }

    /// Returns when an entry was last added to a page or withdrawn from it.
    Instant changed(int page) {
        return latest(positions.subList((page - 1) * size, page * size).stream());
    }

    private List<Entry> entries() {
        var seen = new HashSet<Long>();
        return IntStream.range(0, positions.size())
                .filter(position -> !positions.get(position).isHidden())
                .filter(position -> seen.add(positions.get(position).work()))
                .filter(position -> matches(positions.get(position)))
                .mapToObj(
                        position -> new Entry(position, positions.get(position).id()))
                .toList();
    }

    private boolean matches(FeedArchivePosition feedArchivePosition) {
        return feed.tags().isEmpty() || feedArchivePosition.tags().stream().anyMatch(feed.tags()::contains);
    }

    private static List<Long> newestFirst(Stream<Entry> some) {
        var ids = new ArrayList<>(some.map(Entry::id).toList());
        Collections.reverse(ids);
        return ids;
    }

    private static Instant latest(Stream<FeedArchivePosition> some) {
        return some.map(FeedArchivePosition::since).max(Instant::compareTo).orElse(Feed.NEVER);
    }
}
