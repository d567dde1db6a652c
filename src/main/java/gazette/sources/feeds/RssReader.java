package gazette.sources.feeds;

import gazette.sources.dates.FeedDateParser;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Parses RSS of any version, with elements of Dublin Core, Atom, Media RSS and iTunes.
final class RssReader {
    /// RSS writes people as `mailbox@host (Name)`.
    private static final Pattern PERSON = Pattern.compile("\\S+@\\S+\\s*\\((?<name>[^)]+)\\)");

    private static final String[] TITLES = {
        "title", "atom:title", "dc:title", "dcterms:title", "media:title", "itunes:title"
    };
    private static final String[] SUMMARIES = {
        "description",
        "summary",
        "atom:summary",
        "dc:description",
        "dcterms:abstract",
        "dcterms:description",
        "itunes:summary",
        "media:description",
        "itunes:subtitle"
    };
    private static final String[] CONTENTS = {
        "content:encoded", "encoded", "xhtml:body", "body", "xhtml:div", "atom:content", "fullitem", "fulltext"
    };
    private static final String[] PUBLISHED = {
        "pubdate",
        "dc:date",
        "dcterms:issued",
        "dcterms:created",
        "dcterms:available",
        "dcterms:date",
        "atom:published",
        "date"
    };
    private static final String[] CREATORS = {"dc:creator", "dcterms:creator"};
    private static final Pattern COMMA = Pattern.compile(",");

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
        String self = channel.linked("self", "atom:link").orElse("");
        this.links = FeedUrlResolver.of(Stream.of(channel.text("link").orElse(""), address, self));
    }

    /// Parses the feed.
    ParsedFeed read() {
        return new ParsedFeed(
                channel.first("title", "dc:title", "atom:title", "itunes:title")
                        .map(PlainTitle::of)
                        .orElse(""),
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
        Optional<String> page = page(item, element);
        FeedUrlResolver inEntry = links.forEntry(page);
        Optional<Element> description = element.first(SUMMARIES).or(() -> MediaText.find(element, "media:description"));
        Optional<Element> content = element.first(CONTENTS).or(() -> description);
        String summary = description.map(text -> html(text, inEntry)).orElse("");
        List<Enclosure> enclosures = EnclosureReader.of(element, address -> links.absolute(address, item));
        return new Entry(
                id(item, element),
                element.first(TITLES)
                        .or(() -> MediaText.find(element, "media:title"))
                        .map(Base64Content::decode)
                        .map(PlainTitle::of)
                        .orElse(""),
                page.or(() -> enclosures.stream().map(Enclosure::address).findFirst()),
                summary,
                // Mostly both are one element, and its HTML takes time.
                content.equals(description)
                        ? summary
                        : content.map(text -> html(text, inEntry)).orElse(""),
                author(element),
                element.text(PUBLISHED).flatMap(FeedDateParser::read),
                element.text("atom:updated", "dcterms:modified", "updated").flatMap(FeedDateParser::read),
                tags(element),
                element.text("dc:language", "dcterms:language").or(() -> FeedElement.attribute(item, "xml:lang")),
                image(element),
                enclosures);
    }

    private static String html(Element element, FeedUrlResolver links) {
        return FeedElement.name(element).equals("media:description")
                ? MediaText.html(element, links)
                : links.html(Base64Content.decode(element));
    }

    private static List<String> tags(FeedElement element) {
        Stream<String> keywords = element.text("itunes:keywords", "media:keywords").stream()
                .flatMap(COMMA::splitAsStream)
                .map(String::strip);
        return Stream.concat(
                        element.all("category", "dc:subject", "dcterms:subject").map(FeedElement::line), keywords)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<String> id(Element item, FeedElement element) {
        return element.text("guid", "atom:id", "id")
                .or(() -> FeedElement.attribute(item, "rdf:about"))
                .or(() -> element.text("dc:identifier"));
    }

    private Optional<String> page(Element item, FeedElement element) {
        return Stream.of(
                        element.text("feedburner:origlink"),
                        element.text("link"),
                        element.all("atom:link", "link")
                                .filter(link -> FeedElement.hasRelation(link, "alternate"))
                                .findFirst()
                                .flatMap(e -> FeedElement.attribute(e, "href")),
                        permalink(element),
                        FeedElement.attribute(item, "rdf:about"))
                .flatMap(Optional::stream)
                .map(link -> links.absolute(link, item))
                .filter(FeedUrlResolver::isWeb)
                .findFirst();
    }

    /// A `guid` that is said to be the address may be relative; one of which nothing is said is mostly no address.
    private static Optional<String> permalink(FeedElement element) {
        return element.first("guid").flatMap(guid -> {
            String isPermalink = FeedElement.attribute(guid, "isPermaLink").orElse("");
            return Optional.of(FeedElement.line(guid))
                    .filter(_ -> !isPermalink.equalsIgnoreCase("false"))
                    .filter(id -> isPermalink.equalsIgnoreCase("true") || FeedUrlResolver.isWeb(id));
        });
    }

    /// An entry without an author has that of the channel, as in Atom.
    private Optional<String> author(FeedElement element) {
        return joined(element.all("atom:author").flatMap(e -> new FeedElement(e).text("atom:name", "name").stream()))
                .or(() -> creators(element))
                .or(() -> element.text("author", "itunes:author", "dc:author", "media:credit"))
                .or(() -> creators(channel))
                .or(() -> channel.text("managingeditor", "itunes:author"))
                .map(RssReader::name);
    }

    private static Optional<String> creators(FeedElement element) {
        return joined(element.all(CREATORS).map(FeedElement::line));
    }

    private static Optional<String> joined(Stream<String> names) {
        return names.filter(name -> !name.isEmpty()).distinct().reduce((one, next) -> one + ", " + next);
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
                .filter(RssReader::isImage)
                .filter(file -> !Avatars.has(file));
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
