package gazette.render.check;

import gazette.config.ListConfig;
import gazette.render.SiteUrls;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedItem;
import gazette.render.feeds.FeedPageLinks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds the feeds with which feed templates are tried: two sample articles, as the current feed and as an archive
/// page.
public final class SampleFeeds {
    /// Hubs that the sample feeds name.
    public static final List<String> HUBS = List.of("https://hub.example.org/");

    private SampleFeeds() {}

    /// Returns the sample feeds of a list.
    public static List<Feed> of(SiteUrls site, ListConfig list) {
        String address = site.absolute("/feed");
        var page = new FeedPageLinks(true, address + "/archive/2", address, Optional.of(address), Optional.of(address));
        return Stream.of(FeedPageLinks.only(address), page)
                .map(links -> feed(site, list, links))
                .toList();
    }

    private static Feed feed(SiteUrls site, ListConfig list, FeedPageLinks links) {
        return new Feed(
                "tag:example.org,2026:feed",
                list.title(),
                list.description(),
                site.publication().title(),
                site.front(),
                list.language(),
                "/feed.css",
                links,
                SampleContent.DATE,
                List.of(FeedItem.of(site, SampleContent.full()), FeedItem.of(site, SampleContent.bare(2))));
    }
}
