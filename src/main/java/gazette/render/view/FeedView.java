package gazette.render.view;

import java.util.List;
import java.util.Optional;

/// Describes a feed in one of its formats. All of it is free of characters that XML forbids.
///
/// @param id a `tag:` URI
/// @param author the paper's name, for entries that name nobody
/// @param self the feed's own address
/// @param hubs who tells of its changes (W3C WebSub)
/// @param page the page it belongs to
/// @param updated when its newest change was (RFC 3339)
/// @param rssUpdated the same as RSS writes it (RFC 822)
/// @param archive whether it is a page of the feed's archive (RFC 5005), which stays as it is when new entries come
/// @param current address of what subscribers ask for; the same as `self` where that is it
/// @param previous address of the nearest page of the archive with older entries
/// @param next address of the page with the next newer ones
public record FeedView(
        String id,
        String title,
        String description,
        String author,
        String self,
        List<String> hubs,
        String page,
        String lang,
        String updated,
        String rssUpdated,
        boolean archive,
        String current,
        Optional<String> previous,
        Optional<String> next,
        List<Item> items) {

    /// Holds the variables of `rss.ftlx` and `atom.ftlx`.
    ///
    /// @param style address of the style sheet for those who open it in a browser
    public record FeedPage(FeedView feed, String style) {}

    /// Holds the variables of `opml.ftlx`.
    public record Subscriptions(String title, List<FeedGroupView> groups) {}

    /// Describes an entry of a feed.
    ///
    /// @param id a `tag:` URI
    /// @param original address of the original elsewhere
    /// @param published RFC 3339
    /// @param updated RFC 3339
    /// @param rssPublished RFC 822
    /// @param html the whole text, all addresses absolute
    /// @param enclosures the files that belong to it, such as an episode
    public record Item(
            String id,
            String url,
            Optional<String> original,
            String title,
            Optional<String> author,
            String published,
            String updated,
            String rssPublished,
            String lang,
            List<String> tags,
            String summary,
            Optional<String> image,
            String html,
            List<File> enclosures) {}

    /// Describes a file that belongs to an entry.
    ///
    /// @param type the media type
    /// @param length the size in bytes; `0` if it is not known
    public record File(String url, String type, long length) {}
}
