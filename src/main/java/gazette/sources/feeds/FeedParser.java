package gazette.sources.feeds;

import gazette.sources.text.FeedCharset;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Parses feeds, valid or not: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287), JSON Feed 1.0 and 1.1. Throws no
/// exception for an invalid feed.
public final class FeedParser {
    private static final Set<String> RSS = Set.of("rss", "rdf:rdf", "channel");
    private static final Set<String> ATOM = Set.of("feed", "atom:feed");

    private FeedParser() {}

    /// Parses a feed.
    ///
    /// @param contentType the header field of that name, if the bytes came over HTTP
    /// @param address the address of the feed, for relative links; empty if unknown
    public static FeedParseResult parse(byte[] bytes, Optional<String> contentType, String address) {
        String text = FeedCharset.decode(bytes, contentType);
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return new InvalidFeed("it is empty");
        }
        return start.startsWith("{") || start.startsWith("\ufeff{")
                ? JsonFeedReader.read(start, address)
                : markup(text, address);
    }

    private static FeedParseResult markup(String text, String address) {
        Document document = LenientXmlParser.parse(text);
        for (Element element : document.getAllElements()) {
            String name = FeedElement.name(element);
            if (RSS.contains(name)) {
                return new RssReader(element, address).read();
            }
            if (ATOM.contains(name)) {
                return new AtomReader(element, address).read();
            }
        }
        boolean isPage =
                document.getAllElements().stream().anyMatch(e -> e.normalName().equalsIgnoreCase("html"));
        return new InvalidFeed(isPage ? "it is a web page, not a feed" : "it is neither RSS nor Atom nor JSON Feed");
    }
}
