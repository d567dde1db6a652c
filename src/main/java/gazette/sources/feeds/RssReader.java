package gazette.sources.feeds;

import gazette.sources.dates.FeedDateParser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Parses RSS of any version, with elements of Dublin Core, Atom, Media RSS and iTunes.
final class RssReader {
    /// RSS writes people as `mailbox@host (Name)`.
    private static final Pattern PERSON = Pattern.compile("\\S+@\\S+\\s*\\((?<name>[^)]+)\\)");

    private final Element root;
    private final FeedElement channel;
    private final FeedUrlResolver links;

    /// Creates a parser for one feed.
    ///
    /// @param root `rss`, `rdf:RDF`, or a `channel` alone
    /// @param address the address of the feed; empty if unknown
    RssReader(Element root, String address) {
        this.root = root;
        Optional<Element> inner = new FeedElement(root).all("channel").findFirst();
        this.channel = new FeedElement(inner.orElse(root));
        this.links =
                new FeedUrlResolver(address.isEmpty() ? channel.text("link").orElse("") : address);
    }

    /// Parses the feed.
    ParsedFeed read() {
        return new ParsedFeed(
                channel.first("title").map(PlainTitle::of).orElse(""),
                channel.text("link").map(link -> links.absolute(link, root)).filter(FeedUrlResolver::isWeb),
                channel.text("language", "dc:language").or(() -> FeedElement.attribute(root, "xml:lang")),
                FeedTtl.of(channel),
                SkipHoursAndDays.in(channel),
                items().map(this::entry).toList());
    }

    /// RSS 0.90 and 1.0 have items beside the channel, other versions within it.
    private Stream<Element> items() {
        return root.getAllElements().stream().filter(e -> FeedElement.name(e).equals("item"));
    }

    private Entry entry(Element item) {
        var element = new FeedElement(item);
        Optional<Element> description =
                element.first("description", "summary", "atom:summary", "itunes:summary", "media:description");
        Optional<Element> content = element.first("content:encoded", "xhtml:body", "body", "atom:content", "fulltext")
                .or(() -> description);
        String summary = description.map(links::html).orElse("");
        return new Entry(
                id(item, element),
                element.first("title", "atom:title", "dc:title", "media:title", "itunes:title")
                        .map(PlainTitle::of)
                        .orElse(""),
                link(item, element),
                summary,
                // Mostly both are one element, and its HTML takes time.
                content.equals(description) ? summary : content.map(links::html).orElse(""),
                author(element),
                element.text("pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "date")
                        .flatMap(FeedDateParser::read),
                element.text("atom:updated", "dcterms:modified", "updated").flatMap(FeedDateParser::read),
                element.all("category", "dc:subject")
                        .map(FeedElement::line)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList(),
                element.text("dc:language").or(() -> FeedElement.attribute(item, "xml:lang")),
                image(element));
    }

    private static Optional<String> id(Element item, FeedElement element) {
        return element.text("guid", "atom:id", "id")
                .or(() -> FeedElement.attribute(item, "rdf:about"))
                .or(() -> element.text("dc:identifier"));
    }

    private Optional<String> link(Element item, FeedElement element) {
        return Stream.of(
                        element.text("feedburner:origlink"),
                        element.text("link"),
                        element.all("atom:link", "link")
                                .filter(RssReader::isAlternate)
                                .findFirst()
                                .flatMap(e -> FeedElement.attribute(e, "href")),
                        permalink(element),
                        FeedElement.attribute(item, "rdf:about"))
                .flatMap(Optional::stream)
                .map(link -> links.absolute(link, item))
                .filter(FeedUrlResolver::isWeb)
                .findFirst();
    }

    private static boolean isAlternate(Element link) {
        return FeedElement.attribute(link, "rel").orElse("alternate").equalsIgnoreCase("alternate");
    }

    private static Optional<String> permalink(FeedElement element) {
        return element.first("guid")
                .filter(guid -> !FeedElement.attribute(guid, "isPermaLink")
                        .orElse("true")
                        .equalsIgnoreCase("false"))
                .map(FeedElement::line)
                .filter(FeedUrlResolver::isWeb);
    }

    /// An entry without an author has that of the channel, as in Atom.
    private Optional<String> author(FeedElement element) {
        return element.all("atom:author")
                .flatMap(e -> new FeedElement(e).text("atom:name", "name").stream())
                .findFirst()
                .or(() -> element.text("dc:creator", "author", "itunes:author", "dc:author", "media:credit"))
                .or(() -> channel.text("dc:creator", "managingeditor", "itunes:author"))
                .map(RssReader::name);
    }

    private static String name(String person) {
        Matcher parts = PERSON.matcher(person);
        return parts.matches() ? parts.group("name").strip() : person;
    }

    private Optional<String> image(FeedElement element) {
        Stream<Element> media = element.all("media:group")
                .flatMap(group -> new FeedElement(group).all("media:content", "media:thumbnail"));
        Stream<Element> images = Stream.of(media, element.all("media:content", "media:thumbnail", "enclosure"))
                .flatMap(s -> s)
                .filter(RssReader::isImage);
        return Stream.concat(
                        images.flatMap(e -> FeedElement.attribute(e, "url").stream()),
                        element.all("itunes:image").flatMap(e -> FeedElement.attribute(e, "href").stream()))
                .map(address -> links.absolute(address, root))
                .filter(FeedUrlResolver::isWeb)
                .findFirst();
    }

    private static boolean isImage(Element media) {
        return FeedElement.name(media).equals("media:thumbnail")
                || FeedElement.attribute(media, "medium").orElse("").equals("image")
                || FeedElement.attribute(media, "type").orElse("").startsWith("image/");
    }
}
