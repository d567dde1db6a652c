package gazette.sources.polling;

import gazette.config.AddressLogin;
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

/// Describes a feed that a web page declares by `<link rel=alternate>`, or, if it declares none, links to under a name
/// that feeds usually have.
///
/// @param title its title on the page; may be empty
record DiscoveredFeed(String address, String title) {
    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/xml",
            "text/xml");
    private static final Pattern USUAL_PATH =
            Pattern.compile("(?i)/(?:feed|rss|atom)/?$|/(?:feed|rss|atom|index)\\.(?:xml|json)$|\\.(?:rss|atom)$");
    private static final Pattern COMMENTS = Pattern.compile("(?i)comment|评论|評論");
    private static final int MAX_FEEDS = 10;

    /// Finds the feeds of a page, the main one first: that is the first one declared, as HTML says; feeds of comments
    /// come
    /// last.
    static List<DiscoveredFeed> in(FetchResult.Fetched page) {
        String text = FeedCharset.decode(page.bytes(), Optional.of(page.mediaType()));
        Document document = Jsoup.parse(text, page.address().toString());
        List<DiscoveredFeed> declared = feeds(document.select("link[rel~=(?i)(^|\\s)alternate(\\s|$)][href]").stream()
                .filter(link -> TYPES.contains(type(link))));
        return declared.isEmpty()
                ? feeds(document.select("a[href]").stream()
                        .filter(link -> USUAL_PATH.matcher(link.absUrl("href")).find()))
                : declared;
    }

    private static List<DiscoveredFeed> feeds(Stream<Element> links) {
        List<DiscoveredFeed> feeds = links.map(
                        link -> new DiscoveredFeed(AddressLogin.removed(link.absUrl("href")), title(link)))
                .filter(feed -> FeedUrlResolver.isWeb(feed.address()))
                .distinct()
                .limit(MAX_FEEDS)
                .toList();
        Predicate<DiscoveredFeed> isOfComments =
                feed -> COMMENTS.matcher(feed.address() + " " + feed.title()).find();
        return Stream.concat(
                        feeds.stream().filter(isOfComments.negate()),
                        feeds.stream().filter(isOfComments))
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
