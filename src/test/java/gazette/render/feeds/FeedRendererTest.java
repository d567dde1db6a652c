package gazette.render.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import gazette.articles.StoredArticle;
import gazette.render.FeedFormat;
import gazette.render.RenderFixture;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Our feeds, read back as a feed reader reads them.
class FeedRendererTest {
    private final FeedRenderer pages = new FeedRenderer(RenderFixture.themes());
    private final List<StoredArticle> articles = RenderFixture.issue().articles();

    @Test
    void allThreeCarryTheSameIdsInTheSameOrder() throws Exception {
        List<String> ids = articles.stream().map(StoredArticle::feedId).toList();
        assertThat(read(FeedFormat.RSS, articles).getEntries())
                .extracting(SyndEntry::getUri)
                .isEqualTo(ids);
        assertThat(read(FeedFormat.ATOM, articles).getEntries())
                .extracting(SyndEntry::getUri)
                .isEqualTo(ids);
        assertThat(strings(json(articles), "id")).isEqualTo(ids);
    }

    @Test
    void allThreeCarryTheSameDates() throws Exception {
        List<Instant> dates = articles.stream().map(StoredArticle::date).toList();
        assertThat(read(FeedFormat.RSS, articles).getEntries())
                .extracting(entry -> entry.getPublishedDate().toInstant())
                .isEqualTo(dates);
        assertThat(read(FeedFormat.ATOM, articles).getEntries())
                .extracting(entry -> entry.getPublishedDate().toInstant())
                .isEqualTo(dates);
        assertThat(strings(json(articles), "date_published").stream().map(Instant::parse))
                .isEqualTo(dates);
    }

    @Test
    void titlesAndAuthorsComeThrough() throws Exception {
        for (FeedFormat kind : List.of(FeedFormat.RSS, FeedFormat.ATOM)) {
            SyndEntry third = read(kind, articles).getEntries().get(2);
            assertThat(third.getTitle()).isEqualTo("三份备份、两种介质、一次演练：给普通人的数据备忘录");
            assertThat(third.getAuthor()).isEqualTo("林晚舟");
        }
    }

    @Test
    void theNewestChangeIsTheFeedsDate() throws Exception {
        Instant newest = RenderFixture.feed(articles).updated();
        assertThat(read(FeedFormat.ATOM, articles).getPublishedDate().toInstant())
                .isEqualTo(newest);
        assertThat(pages.feed(FeedFormat.RSS, RenderFixture.feed(articles)))
                .contains("<lastBuildDate>Fri, 09 Oct 2026 08:30:00 GMT</lastBuildDate>");
    }

    @Test
    void noAddressIsRelative() {
        for (FeedFormat kind : FeedFormat.values()) {
            String feed = pages.feed(kind, RenderFixture.feed(articles));
            assertThat(feed.replaceFirst("<\\?xml-stylesheet .*\\?>", ""))
                    .doesNotContainPattern("(href|src)=\\\\?(&#34;|&quot;|\")(/|#|\\.)");
        }
    }

    @Test
    void eachNamesTheHubs() throws Exception {
        var told = new FeedRenderer(RenderFixture.themes(), List.of("https://hub.example.org/?a=1&b=2"));
        Feed feed = RenderFixture.feed(articles);
        assertThat(told.feed(FeedFormat.RSS, feed))
                .contains("<atom:link href=\"https://hub.example.org/?a=1&amp;b=2\" rel=\"hub\"/>");
        assertThat(told.feed(FeedFormat.ATOM, feed))
                .contains("<link rel=\"hub\" href=\"https://hub.example.org/?a=1&amp;b=2\"/>");
        JsonNode hub =
                new ObjectMapper().readTree(told.feed(FeedFormat.JSON, feed)).at("/hubs/0");
        assertThat(hub.at("/type").asText()).isEqualTo("WebSub");
        assertThat(hub.at("/url").asText()).isEqualTo("https://hub.example.org/?a=1&b=2");
    }

    @Test
    void anEmptyFeedIsWellFormed() throws Exception {
        assertThat(read(FeedFormat.RSS, List.of()).getEntries()).isEmpty();
        assertThat(read(FeedFormat.ATOM, List.of()).getEntries()).isEmpty();
        assertThat(json(List.of()).get("items")).isEmpty();
    }

    @Test
    void oneItemIsAFeed() throws Exception {
        assertThat(read(FeedFormat.RSS, List.of(RenderFixture.bare())).getEntries())
                .hasSize(1);
        assertThat(read(FeedFormat.ATOM, List.of(RenderFixture.bare())).getEntries())
                .hasSize(1);
    }

    @Test
    void whatXmlForbidsIsLeftOut() throws Exception {
        StoredArticle odd = RenderFixture.titled("a\u0000b\u0008c\u001B \uD800\uFFFE <b>&amp; ]]> 😀");
        for (FeedFormat kind : List.of(FeedFormat.RSS, FeedFormat.ATOM)) {
            assertThat(read(kind, List.of(odd)).getEntries().getFirst().getTitle())
                    .isEqualTo("abc <b>&amp; ]]> 😀");
        }
        assertThat(strings(json(List.of(odd)), "title")).containsExactly("abc <b>&amp; ]]> 😀");
    }

    @Test
    void anIssueIsAnEntryWithItsArticlesInFull() {
        FeedItem item = pages.item(RenderFixture.SITE, RenderFixture.WEEKLY, RenderFixture.issue());
        assertThat(item.id()).isEqualTo("tag:lamplight.example,2026:weekly/7");
        assertThat(item.url()).isEqualTo("https://lamplight.example/weekly/7");
        assertThat(item.html()).contains("Store instants.", "没有演练过的备份").doesNotContain("@@UNSUBSCRIBE@@");
    }

    @Test
    void aFileGoesOutAsEnclosureAndAttachment() throws Exception {
        StoredArticle episode = RenderFixture.filed(
                5,
                "five",
                "2026-10-06T08:00:00Z",
                new RenderFixture.Draft("Ash").html("""
                        <p>Ada talks.</p>
                        <p><a href="https://pod.example/1.mp3?a=1&amp;b=2" rel="enclosure" type="audio/mpeg" \
                        data-length="123">Listen (MP3)</a> · <a href="https://pod.example/1.bin" rel="enclosure">x</a></p>
                        """).article("en"));
        for (FeedFormat kind : List.of(FeedFormat.RSS, FeedFormat.ATOM)) {
            SyndEnclosure file = read(kind, List.of(episode))
                    .getEntries()
                    .getFirst()
                    .getEnclosures()
                    .getFirst();
            assertThat(file.getUrl()).isEqualTo("https://pod.example/1.mp3?a=1&b=2");
            assertThat(file.getType()).isEqualTo("audio/mpeg");
            assertThat(file.getLength()).isEqualTo(123);
        }
        String rss = pages.feed(FeedFormat.RSS, RenderFixture.feed(List.of(episode)));
        assertThat(rss).containsOnlyOnce("<enclosure ").containsOnlyOnce("<media:content ");
        assertThat(json(List.of(episode)).at("/items/0/attachments").toString())
                .isEqualTo("[{\"url\":\"https://pod.example/1.mp3?a=1&b=2\",\"mime_type\":\"audio/mpeg\","
                        + "\"size_in_bytes\":123},{\"url\":\"https://pod.example/1.bin\","
                        + "\"mime_type\":\"application/octet-stream\"}]");
    }

    @Test
    void theJsonFeedNamesThePaperOnlyWhereAnEntryHasNoAuthor() throws Exception {
        JsonNode feed = json(List.of(articles.get(2), RenderFixture.bare()));
        assertThat(feed.has("authors")).isFalse();
        assertThat(feed.at("/items/0/authors").toString()).isEqualTo("[{\"name\":\"林晚舟\"}]");
        assertThat(feed.at("/items/1/authors/0/name").asText())
                .isEqualTo(RenderFixture.feed(articles).author());
    }

    private SyndFeed read(FeedFormat kind, List<StoredArticle> some) throws Exception {
        return new SyndFeedInput().build(new StringReader(pages.feed(kind, RenderFixture.feed(some))));
    }

    private JsonNode json(List<StoredArticle> some) throws Exception {
        return new ObjectMapper().readTree(pages.feed(FeedFormat.JSON, RenderFixture.feed(some)));
    }

    private static List<String> strings(JsonNode feed, String key) {
        List<String> found = new ArrayList<>();
        feed.get("items").forEach(item -> found.add(item.get(key).asText()));
        return found;
    }
}
