package gazette.sources.feeds;

import gazette.text.FieldLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Describes an entry of a feed of any format. Fields that are too long are cut, see [FieldLimits], and what no program
/// could show or follow is left out.
///
/// @param id as the feed gives it (RSS `guid`, Atom and JSON `id`, RDF `about`), not necessarily an address
/// @param title plain text; empty if the entry has none
/// @param link the page that it is about, absolute if the base is known
/// @param summary HTML, not sanitised, its links absolute; empty if there is none
/// @param content HTML, the same; the summary if there is nothing longer
/// @param author a name, else an address
/// @param published to the millisecond; absent if it cannot be read
/// @param updated to the millisecond; absent if it cannot be read
/// @param lang BCP 47 tag, as the entry itself gives it
/// @param image the address of its image
/// @param enclosures the files that belong to it, such as an episode
/// @param listed the date that its neighbours in the feed give to an entry without one
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
        Optional<String> image,
        List<Enclosure> enclosures,
        Optional<Instant> listed) {
    public Entry {
        id = id.map(EntryFields::id);
        title = EntryFields.line(title, FieldLimits.TITLE);
        link = link.flatMap(EntryFields::address);
        summary = EntryFields.html(summary);
        content = EntryFields.html(content);
        author = EntryFields.line(author, FieldLimits.AUTHOR);
        tags = EntryFields.tags(tags);
        lang = EntryFields.language(lang);
        image = image.flatMap(EntryFields::address);
        enclosures = List.copyOf(enclosures);
    }

    /// Describes an entry as the feed gives it.
    public Entry(
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
            Optional<String> image,
            List<Enclosure> enclosures) {
        this(
                id,
                title,
                link,
                summary,
                content,
                author,
                published,
                updated,
                tags,
                lang,
                image,
                enclosures,
                Optional.empty());
    }

    /// Returns the same entry with the date that its neighbours give it.
    public Entry listedAt(Instant date) {
        return new Entry(
                id,
                title,
                link,
                summary,
                content,
                author,
                published,
                updated,
                tags,
                lang,
                image,
                enclosures,
                Optional.of(date));
    }

    /// Returns the date that the feed gives it.
    public Optional<Instant> dated() {
        return published.or(() -> updated);
    }

    /// Returns whether its link is that of a file, because it has no page.
    public boolean linksToFile() {
        return enclosures.stream()
                .anyMatch(file -> link.filter(file.address()::equals).isPresent());
    }

    /// Returns the same entry with other content.
    public Entry withContent(String html) {
        return new Entry(
                id, title, link, summary, html, author, published, updated, tags, lang, image, enclosures, listed);
    }
}
