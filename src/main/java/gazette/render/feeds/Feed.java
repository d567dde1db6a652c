package gazette.render.feeds;

import java.time.Instant;
import java.util.List;

/// Describes a document of a feed, in no format yet.
///
/// @param id its `tag:` URI
/// @param author the publication's name, for entries without an author
/// @param page the page it belongs to, absolute
/// @param lang BCP 47 tag
/// @param style address of the style sheet for those who open it in a browser
/// @param links which of the feed's documents it is
/// @param updated when its newest change was. Not the current time, so that the same articles give the same bytes
/// @param items in the order they are to be shown, newest first
public record Feed(
        String id,
        String title,
        String description,
        String author,
        String page,
        String lang,
        String style,
        FeedPageLinks links,
        Instant updated,
        List<FeedItem> items) {
    /// Gives the date of an empty feed, because Atom requires one.
    public static final Instant NEVER = Instant.parse("2026-01-01T00:00:00Z");

    public Feed {
        items = List.copyOf(items);
    }

    /// Returns the same feed with other entries.
    public Feed withItems(List<FeedItem> others) {
        return new Feed(id, title, description, author, page, lang, style, links, updated, others);
    }
}
