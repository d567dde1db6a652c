package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import gazette.articles.FiledArticle;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Our feeds, read back as a feed reader reads them.
class FeedPagesTest {
    private final FeedPages pages = new FeedPages(Cast.themes());
    private final List<FiledArticle> articles = Cast.issue().articles();

    @Test
    void allThreeCarryTheSameIdsInTheSameOrder() throws Exception {
        List<String> ids = articles.stream().map(FiledArticle::feedId).toList();
        assertThat(read(FeedKind.RSS, articles).getEntries())
                .extracting(SyndEntry::getUri)
                .isEqualTo(ids);
        assertThat(read(FeedKind.ATOM, articles).getEntries())
                .extracting(SyndEntry::getUri)
                .isEqualTo(ids);
        assertThat(strings(json(articles), "id")).isEqualTo(ids);
    }

    @Test
    void allThreeCarryTheSameDates() throws Exception {
        List<Instant> dates = articles.stream().map(FiledArticle::date).toList();
        assertThat(read(FeedKind.RSS, articles).getEntries())
                .extracting(entry -> entry.getPublishedDate().toInstant())
                .isEqualTo(dates);
        assertThat(read(FeedKind.ATOM, articles).getEntries())
                .extracting(entry -> entry.getPublishedDate().toInstant())
                .isEqualTo(dates);
        assertThat(strings(json(articles), "date_published").stream().map(Instant::parse))
                .isEqualTo(dates);
    }

    @Test
    void titlesAndAuthorsComeThrough() throws Exception {
        for (FeedKind kind : List.of(FeedKind.RSS, FeedKind.ATOM)) {
            SyndEntry third = read(kind, articles).getEntries().get(2);
            assertThat(third.getTitle()).isEqualTo("三份备份、两种介质、一次演练：给普通人的数据备忘录");
            assertThat(third.getAuthor()).isEqualTo("林晚舟");
        }
    }

    @Test
    void theNewestChangeIsTheFeedsDate() throws Exception {
        Instant newest = Cast.feed(articles).updated();
        assertThat(read(FeedKind.ATOM, articles).getPublishedDate().toInstant()).isEqualTo(newest);
        assertThat(pages.feed(FeedKind.RSS, Cast.feed(articles)))
                .contains("<lastBuildDate>Fri, 09 Oct 2026 08:30:00 GMT</lastBuildDate>");
    }

    @Test
    void noAddressIsRelative() {
        for (FeedKind kind : FeedKind.values()) {
            String feed = pages.feed(kind, Cast.feed(articles));
            assertThat(feed.replaceFirst("<\\?xml-stylesheet .*\\?>", ""))
                    .doesNotContainPattern("(href|src)=\\\\?(&#34;|&quot;|\")(/|#|\\.)");
        }
    }

    @Test
    void eachNamesTheHubs() throws Exception {
        var told = new FeedPages(Cast.themes(), List.of("https://hub.example.org/?a=1&b=2"));
        Feed feed = Cast.feed(articles);
        assertThat(told.feed(FeedKind.RSS, feed))
                .contains("<atom:link href=\"https://hub.example.org/?a=1&amp;b=2\" rel=\"hub\"/>");
        assertThat(told.feed(FeedKind.ATOM, feed))
                .contains("<link rel=\"hub\" href=\"https://hub.example.org/?a=1&amp;b=2\"/>");
        JsonNode hub =
                new ObjectMapper().readTree(told.feed(FeedKind.JSON, feed)).at("/hubs/0");
        assertThat(hub.at("/type").asText()).isEqualTo("WebSub");
        assertThat(hub.at("/url").asText()).isEqualTo("https://hub.example.org/?a=1&b=2");
    }

    @Test
    void anEmptyFeedIsWellFormed() throws Exception {
        assertThat(read(FeedKind.RSS, List.of()).getEntries()).isEmpty();
        assertThat(read(FeedKind.ATOM, List.of()).getEntries()).isEmpty();
        assertThat(json(List.of()).get("items")).isEmpty();
    }

    @Test
    void oneItemIsAFeed() throws Exception {
        assertThat(read(FeedKind.RSS, List.of(Cast.bare())).getEntries()).hasSize(1);
        assertThat(read(FeedKind.ATOM, List.of(Cast.bare())).getEntries()).hasSize(1);
    }

    @Test
    void whatXmlForbidsIsLeftOut() throws Exception {
        FiledArticle odd = Cast.titled("a\u0000b\u0008c\u001B \uD800\uFFFE <b>&amp; ]]> 😀");
        for (FeedKind kind : List.of(FeedKind.RSS, FeedKind.ATOM)) {
            assertThat(read(kind, List.of(odd)).getEntries().getFirst().getTitle())
                    .isEqualTo("abc <b>&amp; ]]> 😀");
        }
        assertThat(strings(json(List.of(odd)), "title")).containsExactly("abc <b>&amp; ]]> 😀");
    }

    @Test
    void anIssueIsAnEntryWithItsArticlesInFull() {
        FeedItem item = pages.item(Cast.SITE, Cast.WEEKLY, Cast.issue());
        assertThat(item.id()).isEqualTo("tag:lamplight.example,2026:weekly/7");
        assertThat(item.url()).isEqualTo("https://lamplight.example/weekly/7");
        assertThat(item.html()).contains("Store instants.", "没有演练过的备份").doesNotContain("@@UNSUBSCRIBE@@");
    }

    private SyndFeed read(FeedKind kind, List<FiledArticle> some) throws Exception {
        return new SyndFeedInput().build(new StringReader(pages.feed(kind, Cast.feed(some))));
    }

    private JsonNode json(List<FiledArticle> some) throws Exception {
        return new ObjectMapper().readTree(pages.feed(FeedKind.JSON, Cast.feed(some)));
    }

    private static List<String> strings(JsonNode feed, String key) {
        List<String> found = new ArrayList<>();
        feed.get("items").forEach(item -> found.add(item.get(key).asText()));
        return found;
    }
}
