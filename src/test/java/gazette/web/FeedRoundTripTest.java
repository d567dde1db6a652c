package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.TestImages;
import gazette.config.WebConfig;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.TestPublication;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.Fetcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One Gazette follows another.
class FeedRoundTripTest {
    private static final String RICH = """
            Text with **bold** 粗体，an emoji 👩‍🚀, a [link](https://example.org/?a=1&b=2#c) and `List<String> & co`.

            ![A press 印刷机](press.png)

            ```java
            if (a < b && c > d) {
                print("<b>&amp;</b>");
            }
            ```

            | Ink | 价格 |
            |-----|-----:|
            | red |    3 |

            > A quote[^1] that says "less" & <more>.

            1. one
            2. two
               - nested

            [^1]: A note.
            """;

    @TempDir
    Path folder;

    private TestPublication publication;
    private WebServer server;
    private String base = "";

    @BeforeEach
    void open() throws IOException {
        publication = new TestPublication(folder);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        + "fetch: {allow: [127.0.0.1]}\n");
        publication.reread();
        Files.write(folder.resolve("seeds/press.png"), TestImages.picture("png", 640, 320));
        rich("An addition to come.");
        publication.article("chinese.md", "一份订阅源的体面", "2026-11-19 20:15", "正文从这里开始。\n\n第二段。", "lang: zh-CN");
        publication.write("seeds/undated.md", "# A title only & no date\n\nText.\n");
        publication.publish("weekly");
        publication.clock.pass(Duration.ofHours(1));
        rich("An addition that came.");
        IngestSources.run(publication.context());
        server = new WebServer(publication::context, _ -> Optional.empty());
        base = "http://127.0.0.1:" + server.start(new WebConfig("127.0.0.1", 0, List.of()));
    }

    @AfterEach
    void close() {
        server.close();
        publication.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed", "/letters/feed", "/letters/issues"})
    void rssAtomAndJsonHaveTheSameEntries(String feed) {
        ParsedFeed json = read(feed + ".json");
        assertThat(json.entries()).isNotEmpty();
        for (String other : List.of(".rss", ".atom")) {
            ParsedFeed same = read(feed + other);
            assertThat(List.of(same.title(), same.link(), same.lang()))
                    .isEqualTo(List.of(json.title(), json.link(), json.lang()));
            for (int i = 0; i < json.entries().size(); i++) {
                assertThat(same.entries().get(i))
                        .as(other)
                        .isEqualTo(json.entries().get(i));
            }
            assertThat(same.entries()).isEqualTo(json.entries());
        }
    }

    @Test
    void anEntrySaysAllThatItsArticleDoes() {
        List<Entry> entries = read("/letters/feed.rss").entries();
        assertThat(entries).hasSize(4);
        for (Entry entry : entries) {
            StoredArticle stored = filed(entry);
            Article article = stored.article();
            assertThat(entry.title()).isEqualTo(article.title());
            assertThat(entry.author()).contains(article.author().orElse("Letters 来信"));
            assertThat(entry.tags()).isEqualTo(article.tags());
            assertThat(entry.lang()).contains(article.lang());
            assertThat(entry.published()).contains(stored.date().truncatedTo(ChronoUnit.SECONDS));
            assertThat(text(entry.summary())).isEqualTo(article.summary());
            assertThat(text(entry.content())).contains(text(article.html()));
            assertThat(entry.image()).isEqualTo(article.cover().map("http://127.0.0.1:8080"::concat));
        }
        Entry rich = entries.stream()
                .filter(entry -> entry.tags().contains("R&D"))
                .findFirst()
                .orElseThrow();
        assertThat(rich.updated().orElseThrow()).isAfter(rich.published().orElseThrow());
        assertThat(rich.content()).contains("An addition that came.", "src=\"http://127.0.0.1:8080/i/");
        assertThat(rich.tags()).containsExactly("mail", "订阅", "R&D");
        assertThat(rich.image()).isPresent();
    }

    private void rich(String addition) {
        publication.article(
                "rich.md",
                "'Ink & paper: 一份体面 📰 of List<String>, a < b'",
                "2026-11-20 08:15",
                RICH + "\n" + addition,
                "author: Mara Lindqvist, 林夏",
                "tags: [mail, 订阅, R&D]",
                "canonical: https://example.org/original?a=1&b=2",
                "cover: press.png",
                "summary: 'Why a < b & c > d — \"List<String>\" 摘要 😀'");
    }

    private ParsedFeed read(String path) {
        try (Fetcher fetcher = Fetcher.of(publication.config())) {
            var came = (Fetched) fetcher.fetch(base + path);
            return (ParsedFeed) FeedParser.parse(came.bytes(), Optional.of(came.mediaType()), base + path);
        }
    }

    private StoredArticle filed(Entry entry) {
        String slug = entry.link().orElseThrow().replaceFirst(".*/", "");
        StoredArticle stored = publication
                .context()
                .store()
                .read(tables -> tables.articles().bySlug(slug))
                .orElseThrow();
        assertThat(entry.id()).contains(stored.feedId());
        return stored;
    }

    private static String text(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }
}
