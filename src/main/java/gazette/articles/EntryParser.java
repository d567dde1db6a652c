package gazette.articles;

import gazette.config.FeedConfig;
import gazette.config.Publication;
import gazette.sources.Entry;
import gazette.sources.Language;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Makes articles of the entries of feeds, by the same desk that edits files. Thread-safe.
public final class EntryParser {
    private static final int TITLE = 60;

    private final Publication publication;

    /// @param publication gives the zone, and the language to entries that name none
    public EntryParser(Publication publication) {
        this.publication = publication;
    }

    /// @param key what identifies the entry within its feed
    /// @param lang the feed's language, if it gives one
    public Article parse(Entry entry, String key, Optional<String> lang, FeedConfig feed) {
        Element draft = Jsoup.parseBodyFragment(entry.content()).body();
        Headings.takeTitle(Optional.of(entry.title()).filter(title -> !title.isEmpty()), draft);
        var nothing = new Manuscript("");
        var findings = new Findings(path(key));
        var pictures = new Pictures(_ -> Pictures.unknown(), entry.link(), nothing, findings);
        Optional<String> cover = entry.image().flatMap(pictures::address);
        Body body = new CopyDesk(
                        feed.cutAfter(), nothing, new Links(entry.link(), nothing, findings), pictures, findings)
                .edit(draft);
        return new Article(
                feed.name(),
                path(key),
                key,
                title(entry, body),
                entry.author().map(Text::line),
                entry.published()
                        .or(entry::updated)
                        .map(date -> date.atZone(publication.zone()).toOffsetDateTime()),
                Optional.empty(),
                entry.link(),
                cover,
                language(entry, lang, body),
                Stream.concat(entry.tags().stream().map(Text::line), feed.tags().stream())
                        .distinct()
                        .toList(),
                body.html(),
                body.text(),
                summary(entry, body),
                false,
                false,
                Optional.empty(),
                pictures.own());
    }

    /// How an entry is named to people, as a file is by its path.
    private static Path path(String key) {
        return Path.of(key.replaceFirst("^(?:id:)?(?:https?://)?", "").replace('\0', '_'));
    }

    private String language(Entry entry, Optional<String> feed, Body body) {
        String said = feed.flatMap(HeaderReader::language).orElse(publication.language());
        return HeaderReader.language(Language.of(entry, said, entry.title() + body.text()))
                .orElse(said);
    }

    private static String title(Entry entry, Body body) {
        if (!entry.title().isEmpty()) {
            return Text.line(entry.title());
        }
        return Summary.shortened(body.summary(), TITLE);
    }

    private static String summary(Entry entry, Body body) {
        if (entry.summary().isEmpty() || entry.summary().equals(entry.content())) {
            return body.summary();
        }
        Element summary =
                Sanitizer.clean(Jsoup.parseBodyFragment(entry.summary()).body());
        return new Body(Shaper.shape(summary)).summary();
    }
}
