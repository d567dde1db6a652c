package gazette.render;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A feed before it takes on one of its notations.
///
/// @param id its `tag:` URI
/// @param address its own address without the extension, absolute: `https://example.org/weekly/feed`
/// @param page the page it belongs to, absolute
/// @param lang BCP 47 tag
/// @param items in the order they are to be shown, newest first
public record Feed(
        String id, String title, String description, String address, String page, String lang, List<FeedItem> items) {
    public Feed {
        items = List.copyOf(items);
    }

    /// Its own address in a notation.
    public String self(FeedKind kind) {
        return address + "." + kind.extension();
    }

    /// When its newest change was, absent for an empty feed. Never the clock: the same articles give the same bytes.
    public Optional<Instant> updated() {
        return items.stream().map(FeedItem::updated).max(Comparator.naturalOrder());
    }
}
