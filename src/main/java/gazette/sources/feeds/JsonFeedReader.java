package gazette.sources.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import gazette.sources.dates.FeedDateParser;
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
        this.links = new FeedUrlResolver(Stream.of(
                        address,
                        feed.path("feed_url").asText(),
                        feed.path("home_page_url").asText())
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse(""));
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
                PlainTitle.line(feed.path("title").asText()),
                web(feed, "home_page_url"),
                string(feed, "language"),
                Optional.empty(),
                SkipHoursAndDays.NONE,
                elements(feed.path("items")).map(this::entry).toList());
    }

    private Entry entry(JsonNode item) {
        String summary = string(item, "summary").map(ContentToHtml::paragraphs).orElse("");
        return new Entry(
                string(item, "id"),
                PlainTitle.line(item.path("title").asText()),
                web(item, "url").or(() -> web(item, "external_url")).or(() -> web(item, "id")),
                summary,
                string(item, "content_html")
                        .map(html -> links.html(html, NO_BASE))
                        .or(() -> string(item, "content_text").map(ContentToHtml::paragraphs))
                        .orElse(summary),
                authors(item).or(() -> authors(feed)),
                string(item, "date_published").flatMap(FeedDateParser::read),
                string(item, "date_modified").flatMap(FeedDateParser::read),
                elements(item.path("tags"))
                        .map(JsonNode::asText)
                        .filter(tag -> !tag.isBlank())
                        .toList(),
                string(item, "language"),
                web(item, "image").or(() -> web(item, "banner_image")));
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
        return Optional.of(node.path(name).asText().strip()).filter(text -> !text.isEmpty());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
