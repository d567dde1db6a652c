package gazette.sources.polling;

import gazette.sources.feeds.FeedUrlResolver;
import gazette.sources.http.FetchResult;
import gazette.sources.text.FeedCharset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A feed that a web page declares, by `<link rel=alternate>`, or, if there is none, one that it links to by a name
/// that feeds usually have.
///
/// @param title as the page calls it; may be empty
record DiscoveredFeed(String address, String title) {
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/xml",
            "text/xml");
    private static final Pattern USUAL =
            Pattern.compile("(?i)/(?:feed|rss|atom)/?$|/(?:feed|rss|atom|index)\\.(?:xml|json)$|\\.(?:rss|atom)$");
    private static final Pattern COMMENTS = Pattern.compile("(?i)comment|评论|評論");
    private static final int MANY = 10;

    /// The feeds of a page, the one that stands for the page first: that is the first one declared (HTML's standard
    /// says so, too), but those of comments come last.
    static List<DiscoveredFeed> in(FetchResult.Fetched page) {
        String text = FeedCharset.decode(page.bytes(), Optional.of(page.mediaType()));
        Document document = Jsoup.parse(text, page.address().toString());
        List<DiscoveredFeed> declared = feeds(document.select("link[rel~=(?i)(^|\\s)alternate(\\s|$)][href]").stream()
                .filter(link -> TYPES.contains(type(link))));
        return declared.isEmpty()
                ? feeds(document.select("a[href]").stream()
                        .filter(link -> USUAL.matcher(link.absUrl("href")).find()))
                : declared;
    }

    private static List<DiscoveredFeed> feeds(Stream<Element> links) {
        List<DiscoveredFeed> feeds = links.map(link -> new DiscoveredFeed(link.absUrl("href"), title(link)))
                .filter(feed -> FeedUrlResolver.isWeb(feed.address()))
                .distinct()
                .limit(MANY)
                .toList();
        Predicate<DiscoveredFeed> ofComments =
                feed -> COMMENTS.matcher(feed.address() + " " + feed.title()).find();
        return Stream.concat(
                        feeds.stream().filter(ofComments.negate()),
                        feeds.stream().filter(ofComments))
                .toList();
    }

    private static String type(Element link) {
        return link.attr("type")
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*", "")
                .strip();
    }

    private static String title(Element link) {
        return (link.hasAttr("title") ? link.attr("title") : link.text()).strip();
    }
}
