package gazette.sources.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One entry of a feed, whatever the feed's format.
///
/// @param id as the feed gives it (RSS `guid`, Atom and JSON `id`, RDF `about`), not necessarily an address
/// @param title plain text; empty if the entry has none
/// @param link of the page it is about, absolute where that can be known
/// @param summary HTML, not sanitised, its links absolute; empty if there is none
/// @param content HTML, the same; the summary if the entry has nothing longer
/// @param author a name, else an address
/// @param published to the millisecond; absent rather than wrong
/// @param updated the same
/// @param lang BCP 47 tag, as the entry itself gives it
/// @param image the address of a picture that stands for it
public record Entry(
        Optional<String> id,
        String title,
        Optional<String> link,
        String summary,
        String content,
        Optional<String> author,
        Optional<Instant> published,
        Optional<Instant> updated,
        List<String> tags,
        Optional<String> lang,
        Optional<String> image) {
    public Entry {
        tags = List.copyOf(tags);
    }

    /// The same entry with another text.
    public Entry withContent(String html) {
        return new Entry(id, title, link, summary, html, author, published, updated, tags, lang, image);
    }
}
