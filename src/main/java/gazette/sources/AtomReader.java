package gazette.sources;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Reads Atom 1.0 (RFC 4287) and its forerunner 0.3.
final class AtomReader {
    private final Element root;
    private final Fields feed;
    private final FeedLinks links;

    /// @param root the `feed`
    AtomReader(Element root, String address) {
        this.root = root;
        this.feed = new Fields(root);
        this.links = new FeedLinks(address.isEmpty() ? alternate(feed).orElse("") : address);
    }

    ReadFeed read() {
        return new ReadFeed(
                first(feed, "title").map(this::plain).orElse(""),
                alternate(feed).map(link -> links.absolute(link, root)).filter(FeedLinks::isWeb),
                Fields.attribute(root, "xml:lang"),
                SaidPause.of(feed),
                SkippedTimes.NONE,
                all(feed, "entry").map(this::entry).toList());
    }

    private Entry entry(Element entry) {
        var fields = new Fields(entry);
        String summary = first(fields, "summary")
                .map(this::html)
                .or(() -> fields.first("media:description").map(this::html))
                .orElse("");
        Optional<Element> content = all(fields, "content").findFirst();
        return new Entry(
                text(fields, "id"),
                first(fields, "title")
                        .or(() -> fields.first("dc:title", "media:title"))
                        .map(this::plain)
                        .orElse(""),
                link(entry, fields, content),
                summary,
                content.map(this::html).filter(html -> !html.isEmpty()).orElse(summary),
                author(fields),
                text(fields, "published", "issued", "created")
                        .or(() -> fields.text("dc:date", "dcterms:issued"))
                        .flatMap(FeedDate::read),
                text(fields, "updated", "modified").flatMap(FeedDate::read),
                all(fields, "category").flatMap(AtomReader::tag).distinct().toList(),
                Fields.attribute(entry, "xml:lang").or(() -> fields.text("dc:language")),
                image(fields));
    }

    private Optional<String> link(Element entry, Fields fields, Optional<Element> content) {
        return fields.text("feedburner:origlink")
                .or(() -> alternate(fields))
                .or(() -> content.flatMap(c -> Fields.attribute(c, "src")))
                .map(link -> links.absolute(link, entry))
                .or(() -> text(fields, "id"))
                .filter(FeedLinks::isWeb);
    }

    /// The page, rather than the same in another format.
    private static Optional<String> alternate(Fields fields) {
        List<Element> alternates = all(fields, "link")
                .filter(link ->
                        Fields.attribute(link, "rel").orElse("alternate").equalsIgnoreCase("alternate"))
                .filter(link -> link.hasAttr("href"))
                .toList();
        return alternates.stream()
                .filter(link ->
                        Fields.attribute(link, "type").orElse("text/html").contains("html"))
                .findFirst()
                .or(() -> alternates.stream().findFirst())
                .flatMap(link -> Fields.attribute(link, "href"))
                .or(() -> text(fields, "link"));
    }

    private Optional<String> author(Fields entry) {
        return person(entry)
                .or(() -> all(entry, "source")
                        .flatMap(s -> person(new Fields(s)).stream())
                        .findFirst())
                .or(() -> entry.text("dc:creator"))
                .or(() -> person(feed));
    }

    private static Optional<String> person(Fields fields) {
        List<String> names = all(fields, "author")
                .flatMap(e -> text(new Fields(e), "name", "email", "uri")
                        .or(() -> Optional.of(Fields.line(e)))
                        .filter(name -> !name.isEmpty())
                        .stream())
                .distinct()
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static Stream<String> tag(Element category) {
        return Fields.attribute(category, "label")
                .or(() -> Fields.attribute(category, "term"))
                .or(() -> Optional.of(Fields.line(category)))
                .filter(t -> !t.isEmpty())
                .stream();
    }

    private Optional<String> image(Fields fields) {
        Stream<Element> grouped = fields.all("media:group").flatMap(group -> new Fields(group).all("media:thumbnail"));
        return Stream.concat(fields.all("media:thumbnail"), grouped)
                .flatMap(e -> Fields.attribute(e, "url").stream())
                .map(address -> links.absolute(address, root))
                .filter(FeedLinks::isWeb)
                .findFirst();
    }

    private String plain(Element construct) {
        return isText(construct) ? PlainTitle.line(construct.wholeText()) : PlainTitle.of(Markup.html(construct));
    }

    private String html(Element construct) {
        if (construct.hasAttr("src") && !construct.hasText()) {
            return "";
        }
        return isText(construct) ? Markup.paragraphs(construct.wholeText()) : links.html(construct);
    }

    /// A text construct (RFC 4287 section 3.1) is text unless it says otherwise, and many that do not are HTML.
    private static boolean isText(Element construct) {
        String type = Fields.attribute(construct, "type").orElse("").toLowerCase(Locale.ROOT);
        boolean saysText = type.equals("text") || type.equals("text/plain");
        return saysText && construct.childrenSize() == 0;
    }

    private static Stream<Element> all(Fields fields, String name) {
        return fields.all("atom:" + name, name);
    }

    private static Optional<Element> first(Fields fields, String name) {
        return fields.first("atom:" + name, name);
    }

    private static Optional<String> text(Fields fields, String... names) {
        return Stream.of(names)
                .flatMap(name -> fields.text("atom:" + name, name).stream())
                .findFirst();
    }
}
