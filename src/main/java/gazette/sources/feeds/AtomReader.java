package gazette.sources.feeds;

import gazette.sources.dates.FeedDateParser;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Parses Atom 1.0 (RFC 4287) and 0.3.
final class AtomReader {
    private final Element root;
    private final FeedElement feed;
    private final FeedUrlResolver links;

    /// Creates a parser for one feed.
    ///
    /// @param root the `feed` element
    /// @param address the address of the feed; empty if unknown
    AtomReader(Element root, String address) {
        this.root = root;
        this.feed = new FeedElement(root);
        String self = feed.linked("self", "atom:link", "link").orElse("");
        this.links = FeedUrlResolver.of(Stream.of(alternate(feed).orElse(""), address, self));
    }

    /// Parses the feed.
    ParsedFeed read() {
        return new ParsedFeed(
                first(feed, "title").map(this::plain).orElse(""),
                alternate(feed).map(link -> links.absolute(link, root)).filter(FeedUrlResolver::isWeb),
                FeedElement.attribute(root, "xml:lang"),
                FeedTtl.of(feed),
                SkipHoursAndDays.NONE,
                all(feed, "entry").map(this::entry).toList());
    }

    private Entry entry(Element entry) {
        var element = new FeedElement(entry);
        Optional<Element> content = all(element, "content").findFirst();
        Optional<String> page = page(entry, element, content);
        FeedUrlResolver inEntry = links.forEntry(page);
        String summary = first(element, "summary")
                .or(() -> element.first("dc:description", "dcterms:abstract"))
                .map(construct -> html(construct, inEntry))
                .or(() -> MediaText.find(element, "media:description").map(text -> MediaText.html(text, inEntry)))
                .orElse("");
        List<Enclosure> enclosures = EnclosureReader.of(element, address -> inEntry.absolute(address, entry));
        return new Entry(
                text(element, "id"),
                first(element, "title")
                        .or(() -> element.first("dc:title", "media:title"))
                        .or(() -> MediaText.find(element, "media:title"))
                        .map(this::plain)
                        .orElse(""),
                page.or(() -> enclosures.stream().map(Enclosure::address).findFirst()),
                summary,
                content.map(construct -> html(construct, inEntry))
                        .filter(html -> !html.isEmpty())
                        .orElse(summary),
                author(element),
                text(element, "published", "issued", "created")
                        .or(() -> element.text("dc:date", "dcterms:issued", "dcterms:created", "dcterms:available"))
                        .flatMap(FeedDateParser::read),
                text(element, "updated", "modified")
                        .or(() -> element.text("dcterms:modified"))
                        .flatMap(FeedDateParser::read),
                Stream.concat(
                                all(element, "category").flatMap(AtomReader::tag),
                                element.all("dc:subject", "dcterms:subject")
                                        .map(FeedElement::line)
                                        .filter(tag -> !tag.isEmpty()))
                        .distinct()
                        .toList(),
                FeedElement.attribute(entry, "xml:lang").or(() -> element.text("dc:language")),
                image(element),
                enclosures);
    }

    private Optional<String> page(Element entry, FeedElement element, Optional<Element> content) {
        return element.text("feedburner:origlink")
                .or(() -> alternate(element))
                .or(() -> content.flatMap(c -> FeedElement.attribute(c, "src")))
                .map(link -> links.absolute(link, entry))
                .or(() -> text(element, "id"))
                .filter(FeedUrlResolver::isWeb);
    }

    /// Prefers the HTML page to other formats.
    private static Optional<String> alternate(FeedElement element) {
        List<Element> alternates = all(element, "link")
                .filter(link -> FeedElement.hasRelation(link, "alternate"))
                .filter(link -> link.hasAttr("href"))
                .toList();
        return alternates.stream()
                .filter(link ->
                        FeedElement.attribute(link, "type").orElse("text/html").contains("html"))
                .findFirst()
                .or(() -> alternates.stream().findFirst())
                .flatMap(link -> FeedElement.attribute(link, "href"))
                .or(() -> text(element, "link"));
    }

    private Optional<String> author(FeedElement entry) {
        return person(entry)
                .or(() -> all(entry, "source")
                        .flatMap(s -> person(new FeedElement(s)).stream())
                        .findFirst())
                .or(() -> entry.text("dc:creator"))
                .or(() -> person(feed));
    }

    private static Optional<String> person(FeedElement element) {
        List<String> names = all(element, "author")
                .flatMap(e -> text(new FeedElement(e), "name", "email", "uri")
                        .or(() -> Optional.of(FeedElement.line(e)))
                        .filter(name -> !name.isEmpty())
                        .stream())
                .distinct()
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static Stream<String> tag(Element category) {
        return FeedElement.attribute(category, "label")
                .or(() -> FeedElement.attribute(category, "term"))
                .or(() -> Optional.of(FeedElement.line(category)))
                .filter(t -> !t.isEmpty())
                .stream();
    }

    private Optional<String> image(FeedElement element) {
        Stream<Element> grouped =
                element.all("media:group").flatMap(group -> new FeedElement(group).all("media:thumbnail"));
        return Stream.concat(element.all("media:thumbnail"), grouped)
                .filter(file -> !Avatars.has(file))
                .flatMap(e -> FeedElement.attribute(e, "url").stream())
                .map(address -> links.absolute(address, root))
                .filter(FeedUrlResolver::isWeb)
                .findFirst();
    }

    private String plain(Element written) {
        Element construct = Base64Content.decode(written);
        return isText(construct)
                ? PlainTitle.line(construct.wholeText())
                : PlainTitle.of(ContentToHtml.html(construct));
    }

    private static String html(Element written, FeedUrlResolver links) {
        Element construct = Base64Content.decode(written);
        if (construct.hasAttr("src") && !construct.hasText()) {
            return "";
        }
        return isText(construct) ? TextParagraphs.of(construct.wholeText()) : links.html(construct);
    }

    /// A text construct (RFC 4287 section 3.1) without a type should be text, but many are HTML.
    private static boolean isText(Element construct) {
        String type = FeedElement.attribute(construct, "type").orElse("").toLowerCase(Locale.ROOT);
        boolean isDeclaredText = type.equals("text") || type.equals("text/plain");
        return isDeclaredText && construct.childrenSize() == 0;
    }

    private static Stream<Element> all(FeedElement element, String name) {
        return element.all("atom:" + name, name);
    }

    private static Optional<Element> first(FeedElement element, String name) {
        return element.first("atom:" + name, name);
    }

    private static Optional<String> text(FeedElement element, String... names) {
        return Stream.of(names)
                .flatMap(name -> element.text("atom:" + name, name).stream())
                .findFirst();
    }
}
