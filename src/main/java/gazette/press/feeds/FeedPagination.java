package gazette.press.feeds;

import gazette.render.FeedDefinition;
import gazette.render.feeds.Feed;
import gazette.store.FeedPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything that ever came into a feed, in order, cut into pages for its archive (RFC 5005).
///
/// A page is so many places in a row, counted from the very first; nothing ever moves to another place. So a full page
/// stays as it is when more comes in, and when something is withdrawn, only the page that held it changes. A feed of a
/// tag is cut where the feed of everything is: an old article that gets the tag shifts nothing.
final class FeedPagination {
    private final FeedDefinition feed;
    private final List<FeedPosition> slots;
    private final int size;
    private final List<Entry> entries;

    private record Entry(int position, long id) {}

    /// @param slots of the feed's lists, whatever their tags; the oldest first
    /// @param size how many places a page has
    FeedPagination(FeedDefinition feed, List<FeedPosition> slots, int size) {
        this.feed = feed;
        this.slots = slots;
        this.size = size;
        this.entries = entries();
    }

    /// How many pages are full.
    int pages() {
        return slots.size() / size;
    }

    /// The newest entries, as many as a page has, the newest first. They hold all that is on no full page.
    List<Long> newest() {
        return newestFirst(entries.stream().skip(Math.max(0, entries.size() - size)));
    }

    /// A page's entries, the newest first.
    List<Long> page(int number) {
        return newestFirst(entries.stream().filter(entry -> entry.position() / size == number - 1));
    }

    /// The nearest page before one that has an entry; 0 if none has.
    int previousNonEmptyPage(int number) {
        return entries.stream()
                .mapToInt(entry -> entry.position() / size + 1)
                .filter(page -> page < number)
                .max()
                .orElse(0);
    }

    /// When something last came into the feed, or went out of it.
    Instant changed() {
        return latest(slots.stream().filter(this::matches));
    }

    /// When something last came to a page, or went from it.
    Instant changed(int page) {
        return latest(slots.subList((page - 1) * size, page * size).stream());
    }

    private List<Entry> entries() {
        var met = new HashSet<Long>();
        return IntStream.range(0, slots.size())
                .filter(place -> !slots.get(place).isHidden())
                .filter(place -> met.add(slots.get(place).id()))
                .filter(place -> matches(slots.get(place)))
                .mapToObj(place -> new Entry(place, slots.get(place).id()))
                .toList();
    }

    private boolean matches(FeedPosition feedPosition) {
        return feed.tags().isEmpty() || feedPosition.tags().stream().anyMatch(feed.tags()::contains);
    }

    private static List<Long> newestFirst(Stream<Entry> some) {
        var ids = new ArrayList<>(some.map(Entry::id).toList());
        Collections.reverse(ids);
        return ids;
    }

    private static Instant latest(Stream<FeedPosition> some) {
        return some.map(FeedPosition::since).max(Instant::compareTo).orElse(Feed.NEVER);
    }
}
