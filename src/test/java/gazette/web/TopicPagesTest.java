package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.press.site.WriteSite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The pages of topics and tags, however odd their names. All tests read one paper, since publishing takes long.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class TopicPagesTest {
    private TestPublication paper;
    private WebServerFixture server;

    @BeforeAll
    void publish(@TempDir Path folder) {
        paper = new TestPublication(folder);
        String relay = TestPublication.relay(paper.mail.getSmtp().getPort());
        paper.write(
                "gazette.yaml",
                TestPublication.settings(relay)
                        .replace("{Mail: [mail]}", "{Mail: [mail, Mail], 'A.B <b>': [x], 'a-b b': [y], None: [z]}"));
        paper.reread();
        paper.article("odd.md", "Odd", "2026-11-21", "Text.", "tags: [mail, 'a/b', '..', '100%', '🎈', 邮件, 'Node.js']");
        paper.article("case.md", "Case", "2026-11-22", "Text.", "tags: [Mail, x.rss, x, 'style.css', '<b>&\"', 'c#']");
        paper.article("many.md", "Many", "2026-11-22", "Text.", "tags: [x, y, 'U.S.', 'index.html']");
        paper.publish("weekly");
        paper.article("inner.md", "Hidden", "2026-11-22", "Text.", "tags: [mail, secret]");
        paper.publish("inner");
        server = new WebServerFixture(paper::context);
    }

    @AfterAll
    void close() {
        server.close();
        paper.close();
    }

    @Test
    void aTopicHasAPageWhereItsFeedIs() {
        Document page = page("/letters/topic/mail");
        assertThat(page.select("h1").text()).isEqualTo("Mail");
        assertThat(page.select(".archive h2").eachText()).containsExactlyInAnyOrder("Odd", "Case");
        assertThat(page.select("link[rel=canonical]").attr("href")).endsWith("/letters/topic/mail");
        assertThat(page.select("link[rel=alternate]").eachAttr("href")).startsWith("/letters/topic/mail.rss");
        assertThat(server.text("/letters/topic/mail.rss"))
                .contains("<link>http://127.0.0.1:8080/letters/topic/mail</link>");
    }

    @Test
    void aTopicWithoutArticlesSaysSoAndOffersToTell() {
        assertThat(page("/letters/topic/none").select(".nothing-yet, .sign-up form"))
                .hasSize(2);
    }

    @Test
    void topicsThatShareAnAddressShareAPage() {
        assertThat(page("/letters/topic/a-b-b").select(".archive h2").eachText())
                .containsExactlyInAnyOrder("Case", "Many");
    }

    @Test
    void eachTagOfAnArticleLeadsToItsPageButThoseWithoutAnAddress() {
        List<String> links = Stream.of("Odd", "Case", "Many")
                .flatMap(title -> article(title).select(".tags a").eachAttr("href").stream())
                .toList();
        assertThat(links).hasSize(16).allSatisfy(link -> {
            HttpResponse<byte[]> answer = server.get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(200);
            assertThat(WebServerFixture.field(answer, "Content-Type").orElseThrow())
                    .startsWith("text/html");
        });
        assertThat(article("Odd").select(".tags li").eachText()).contains("..");
        assertThat(links)
                .doesNotContain("/tag/..", "/tag/")
                .contains("/tag/node-js", "/tag/x-rss", "/tag/c%23", "/tag/u-s");
    }

    @Test
    void spellingsOfATagShareAPageAndLeadToIt() {
        assertThat(page("/tag/mail").select(".archive h2")).hasSize(2);
        for (String other : List.of("/tag/Mail", "/tag/MAIL", "/tag/mail.", "/tag/mail/")) {
            HttpResponse<byte[]> answer = server.get(other);
            assertThat(answer.statusCode()).as(other).isEqualTo(301);
            assertThat(WebServerFixture.field(answer, "Location")).as(other).contains("/tag/mail");
        }
        assertThat(WebServerFixture.field(server.get("/tag/Node%2Ejs"), "Location"))
                .contains("/tag/node-js");
        assertThat(WebServerFixture.field(server.get("/tag/a%2Fb"), "Location")).contains("/tag/a-b");
    }

    @Test
    void whatIsPrivateOrUnknownHasNoPage() {
        for (String path : List.of(
                "/tag/secret",
                "/tag/nothing",
                "/tag/mail/archive/1",
                "/tag/mail/archive/x",
                "/inner/topic/mail",
                "/letters/topic/nothing",
                "/letters/archive/1",
                "/issues/archive/7",
                "/tag/%3Cscript")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(server.text("/tag") + server.text("/tag/mail") + server.text("/sitemap.xml"))
                .doesNotContain("secret", "Hidden");
    }

    @Test
    void aPageOfTopicsIsCachedAndAnswersAsOthersDo() {
        for (String path : List.of("/tag", "/tag/mail", "/letters/topic/mail", "/issues")) {
            HttpResponse<byte[]> answer = server.get(path);
            String tag = WebServerFixture.field(answer, "ETag").orElseThrow();
            assertThat(server.get(path, "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(304);
            assertThat(WebServerFixture.fields(server.ask("HEAD", path))).isEqualTo(WebServerFixture.fields(answer));
            assertThat(WebServerFixture.field(answer, "Content-Security-Policy"))
                    .isPresent();
        }
    }

    @Test
    void allAreInTheSitemapAndInAFolderForAnyHost(@TempDir Path out) throws IOException {
        List<String> addresses =
                Jsoup.parse(server.text("/sitemap.xml")).select("loc").eachText();
        assertThat(addresses).contains("http://127.0.0.1:8080/tag", "http://127.0.0.1:8080/letters/topic/mail");
        new WriteSite(
                        paper.context(),
                        address -> Optional.of(server.get(address).body()),
                        new byte[0],
                        () -> new byte[0])
                .run(out);
        for (String address : addresses) {
            String path = URI.create(address).getPath().substring(1);
            Path file = out.resolve(path).resolve("index.html");
            assertThat(file).exists();
            assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
        }
        assertThat(out.resolve("tag/邮件/index.html")).exists();
        assertThat(out.resolve("tag/x.rss")).isRegularFile();
    }

    @Test
    void namesAreLiteral() {
        Document topics = page("/tag");
        assertThat(topics.select(".topic-names a").eachText()).contains("A.B <b>", "<b>&\"", "🎈", "100%");
        assertThat(topics.select("main b")).isEmpty();
    }

    @Test
    void aPaperWithTagsAloneLeadsToThem(@TempDir Path folder) throws IOException {
        try (var bare = new TestPublication(folder)) {
            Path settings = folder.resolve("gazette.yaml");
            Files.writeString(settings, Files.readString(settings).replace(", topics: {Mail: [mail]}", ""));
            bare.reread();
            try (var site = new WebServerFixture(bare::context)) {
                Document before = Jsoup.parse(site.text("/tag"));
                assertThat(before.select(".nothing-yet")).hasSize(1);
                bare.article("tagged.md", "Tagged", "2026-11-20", "Text.", "tags: [harbour]");
                bare.publish("weekly");
                assertThat(Jsoup.parse(site.text("/")).select("nav.menu a").eachAttr("href"))
                        .contains("/tag");
                assertThat(Jsoup.parse(site.text("/tag"))
                                .select("main .topic-names a")
                                .eachAttr("href"))
                        .contains("/tag/harbour");
            }
        }
    }

    private Document article(String title) {
        return page(page("/letters/").select(".contents a").stream()
                .filter(link -> link.text().equals(title))
                .findFirst()
                .orElseThrow()
                .attr("href"));
    }

    private Document page(String path) {
        return Jsoup.parse(server.text(path));
    }
}
