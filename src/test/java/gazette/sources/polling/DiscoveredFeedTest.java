package gazette.sources.polling;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.sources.http.CacheValidators;
import gazette.sources.http.FetchResult;
import gazette.sources.http.NextRequestHints;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveredFeedTest {
    @Test
    void theFirstDeclaredFeedIsTheMainOneAndCommentsComeLast() {
        assertThat(feeds("""
                <link rel="alternate" type="application/json" href="/wp-json/posts/1">
                <link rel="alternate" hreflang="de" href="/de/">
                <link rel="ALTERNATE" type="application/rss+xml; charset=utf-8" title="Site » Comments" href="/comments/feed/">
                <LINK REL='nofollow alternate' TYPE='application/atom+xml' HREF='/atom.xml'>
                <link rel="alternate" type="application/feed+json" href="//cdn.example.org/feed.json">
                <link rel="stylesheet" type="text/css" href="/s.css">
                """))
                .containsExactly(
                        "https://example.org/atom.xml",
                        "https://cdn.example.org/feed.json",
                        "https://example.org/comments/feed/");
    }

    @Test
    void addressesAreRelativeToTheBaseOfThePage() {
        assertThat(feeds("<base href='/blog/'><link rel=alternate type=text/xml href='feed'>"))
                .containsExactly("https://example.org/blog/feed");
    }

    @Test
    void aPageThatDeclaresNoFeedMayLinkToOne() {
        assertThat(feeds("<body><a href='/about'>About</a><a href='/rss.xml'>RSS</a><a href='javascript:feed'>x</a>"
                        + "<a href='/feed/'>Feed</a><a href='https://else.example/feeds-and-speeds'>y</a>"))
                .containsExactly("https://example.org/rss.xml", "https://example.org/feed/");
        assertThat(feeds("<p>Nothing.")).isEmpty();
    }

    private static List<String> feeds(String html) {
        var page = new FetchResult.Fetched(
                URI.create("https://example.org/a/page"),
                "text/html",
                html.getBytes(StandardCharsets.UTF_8),
                new NextRequestHints(Optional.empty(), CacheValidators.NONE, Duration.ZERO));
        return DiscoveredFeed.in(page).stream().map(DiscoveredFeed::address).toList();
    }
}
