package gazette.sources.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.sources.dates.FeedDateParser;
import gazette.sources.text.Windows1252Controls;
import gazette.text.BoundedJson;
import gazette.text.BoundedJson.InvalidJsonException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;

/// Parses JSON Feed 1.0 and 1.1.
final class JsonFeedReader {
    /// An element without `xml:base`.
    private static final Element NO_BASE = new Element("item");

    private final JsonNode feed;
    private final FeedUrlResolver links;

    private JsonFeedReader(JsonNode feed, String address) {
        this.feed = feed;
        this.links = FeedUrlResolver.of(Stream.of(
                feed.path("home_page_url").asText(),
                address,
                feed.path("feed_url").asText()));
    }

    /// Parses a feed.
    static FeedParseResult read(String text, String address) {
        try {
            JsonNode feed = BoundedJson.read(text.substring(text.indexOf('{')));
            return feed.path("items").isArray()
                    ? new JsonFeedReader(feed, address).read()
                    : new InvalidFeed("it is JSON, but no JSON Feed: it has no items");
        } catch (InvalidJsonException e) {
            return new InvalidFeed("it is broken JSON: " + e.getMessage());
        }
    }

    private ParsedFeed read() {
        return new ParsedFeed(
                string(feed, "title").map(PlainTitle::line).orElse(""),
                web(feed, "home_page_url"),
                string(feed, "language"),
                Optional.empty(),
                SkipHoursAndDays.NONE,
                elements(feed.path("items")).map(this::entry).toList());
    }

    private Entry entry(JsonNode item) {
        String summary = string(item, "summary").map(TextParagraphs::of).orElse("");
        // What a link blog writes about a page of others is still on its own page.
        FeedUrlResolver inEntry = links.forEntry(web(item, "url"));
        List<Enclosure> enclosures = enclosures(item, inEntry);
        return new Entry(
                string(item, "id"),
                string(item, "title").map(PlainTitle::line).orElse(""),
                web(item, "url")
                        .or(() -> web(item, "external_url"))
                        .or(() -> string(item, "id").filter(FeedUrlResolver::isWeb))
                        .or(() -> enclosures.stream().map(Enclosure::address).findFirst()),
                summary,
                string(item, "content_html")
                        .map(html -> inEntry.html(TextParagraphs.marked(html), NO_BASE))
                        .or(() -> string(item, "content_text").map(TextParagraphs::of))
                        .orElse(summary),
                authors(item).or(() -> authors(feed)),
                string(item, "date_published").flatMap(FeedDateParser::read),
                string(item, "date_modified").flatMap(FeedDateParser::read),
                elements(item.path("tags"))
                        .map(JsonNode::asText)
                        .filter(tag -> !tag.isBlank())
                        .toList(),
                string(item, "language"),
                web(item, "image").or(() -> web(item, "banner_image")),
                enclosures);
    }

    private static List<Enclosure> enclosures(JsonNode item, FeedUrlResolver links) {
        return EnclosureReader.distinct(
                elements(item.path("attachments"))
                        .flatMap(file -> string(file, "url")
                                .map(url -> new Enclosure(
                                        url,
                                        file.path("mime_type").asText(),
                                        EnclosureReader.size(
                                                file.path("size_in_bytes").asText())))
                                .stream()),
                address -> links.absolute(address, NO_BASE));
    }

    private Optional<String> web(JsonNode node, String name) {
        return string(node, name).map(url -> links.absolute(url, NO_BASE)).filter(FeedUrlResolver::isWeb);
    }

    /// Version 1.0 had one author, 1.1 has several.
    private static Optional<String> authors(JsonNode node) {
        List<String> names = Stream.concat(elements(node.path("authors")), Stream.of(node.path("author")))
                .flatMap(author -> string(author, "name").or(() -> string(author, "url")).stream())
                .distinct()
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static Optional<String> string(JsonNode node, String name) {
        return Optional.of(
                        Windows1252Controls.replaced(node.path(name).asText()).strip())
                .filter(text -> !text.isEmpty());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
