package gazette.sources;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Reads RSS of any version, with what its entries borrow from Dublin Core, Atom, Media RSS and iTunes.
final class RssReader {
    /// RSS writes people as `mailbox@host (Name)`.
    private static final Pattern PERSON = Pattern.compile("\\S+@\\S+\\s*\\((?<name>[^)]+)\\)");

    private final Element root;
    private final Fields channel;
    private final FeedLinks links;

    /// @param root `rss`, `rdf:RDF`, or a bare `channel`
    RssReader(Element root, String address) {
        this.root = root;
        Optional<Element> inner = new Fields(root).all("channel").findFirst();
        this.channel = new Fields(inner.orElse(root));
        this.links = new FeedLinks(address.isEmpty() ? channel.text("link").orElse("") : address);
    }

    ReadFeed read() {
        return new ReadFeed(
                channel.first("title").map(PlainTitle::of).orElse(""),
                channel.text("link").map(link -> links.absolute(link, root)).filter(FeedLinks::isWeb),
                channel.text("language", "dc:language").or(() -> Fields.attribute(root, "xml:lang")),
                SaidPause.of(channel),
                SkippedTimes.in(channel),
                items().map(this::entry).toList());
    }

    /// RSS 0.90 and 1.0 have them beside the channel, the others in it.
    private Stream<Element> items() {
        return root.getAllElements().stream().filter(e -> Fields.name(e).equals("item"));
    }

    private Entry entry(Element item) {
        var fields = new Fields(item);
        Optional<Element> description =
                fields.first("description", "summary", "atom:summary", "itunes:summary", "media:description");
        Optional<Element> content = fields.first("content:encoded", "xhtml:body", "body", "atom:content", "fulltext")
                .or(() -> description);
        String summary = description.map(links::html).orElse("");
        return new Entry(
                id(item, fields),
                fields.first("title", "atom:title", "dc:title", "media:title", "itunes:title")
                        .map(PlainTitle::of)
                        .orElse(""),
                link(item, fields),
                summary,
                // Mostly it is one element, and its HTML is what takes time.
                content.equals(description) ? summary : content.map(links::html).orElse(""),
                author(fields),
                fields.text("pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "date")
                        .flatMap(FeedDate::read),
                fields.text("atom:updated", "dcterms:modified", "updated").flatMap(FeedDate::read),
                fields.all("category", "dc:subject")
                        .map(Fields::line)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList(),
                fields.text("dc:language").or(() -> Fields.attribute(item, "xml:lang")),
                image(fields));
    }

    private static Optional<String> id(Element item, Fields fields) {
        return fields.text("guid", "atom:id", "id")
                .or(() -> Fields.attribute(item, "rdf:about"))
                .or(() -> fields.text("dc:identifier"));
    }

    private Optional<String> link(Element item, Fields fields) {
        return Stream.of(
                        fields.text("feedburner:origlink"),
                        fields.text("link"),
                        fields.all("atom:link", "link")
                                .filter(RssReader::isAlternate)
                                .findFirst()
                                .flatMap(e -> Fields.attribute(e, "href")),
                        permalink(fields),
                        Fields.attribute(item, "rdf:about"))
                .flatMap(Optional::stream)
                .map(link -> links.absolute(link, item))
                .filter(FeedLinks::isWeb)
                .findFirst();
    }

    private static boolean isAlternate(Element link) {
        return Fields.attribute(link, "rel").orElse("alternate").equalsIgnoreCase("alternate");
    }

    private static Optional<String> permalink(Fields fields) {
        return fields.first("guid")
                .filter(guid ->
                        !Fields.attribute(guid, "isPermaLink").orElse("true").equalsIgnoreCase("false"))
                .map(Fields::line)
                .filter(FeedLinks::isWeb);
    }

    /// An entry that names nobody is the channel's, as in Atom.
    private Optional<String> author(Fields fields) {
        return fields.all("atom:author")
                .flatMap(e -> new Fields(e).text("atom:name", "name").stream())
                .findFirst()
                .or(() -> fields.text("dc:creator", "author", "itunes:author", "dc:author", "media:credit"))
                .or(() -> channel.text("dc:creator", "managingeditor", "itunes:author"))
                .map(RssReader::name);
    }

    private static String name(String person) {
        Matcher parts = PERSON.matcher(person);
        return parts.matches() ? parts.group("name").strip() : person;
    }

    private Optional<String> image(Fields fields) {
        Stream<Element> media =
                fields.all("media:group").flatMap(group -> new Fields(group).all("media:content", "media:thumbnail"));
        Stream<Element> pictures = Stream.of(media, fields.all("media:content", "media:thumbnail", "enclosure"))
                .flatMap(s -> s)
                .filter(RssReader::isPicture);
        return Stream.concat(
                        pictures.flatMap(e -> Fields.attribute(e, "url").stream()),
                        fields.all("itunes:image").flatMap(e -> Fields.attribute(e, "href").stream()))
                .map(address -> links.absolute(address, root))
                .filter(FeedLinks::isWeb)
                .findFirst();
    }

    private static boolean isPicture(Element media) {
        return Fields.name(media).equals("media:thumbnail")
                || Fields.attribute(media, "medium").orElse("").equals("image")
                || Fields.attribute(media, "type").orElse("").startsWith("image/");
    }
}
