package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The ways from page to page. All tests read one paper, since publishing takes long.
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // each before an invocation of the class
class SiteNavigationTest {
    @Parameter
    TestDatabase kind;

    private TestPublication paper;
    private WebServerFixture server;

    @BeforeParameterizedClassInvocation
    void publish(TestDatabase kind, @TempDir Path folder) {
        paper = new TestPublication(folder, kind);
        paper.write("schedules/often.yaml", "list: letters\ncadence: daily\nwhen: every day 09:00\n");
        paper.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(paper.mail.getSmtp().getPort()))
                        .replace("topics:", "cadences: [weekly, daily], topics:"));
        paper.reread();
        paper.article("second.md", "Second", "2026-11-21", "More text.");
        paper.publish("weekly");
        paper.publish("often");
        paper.article("third.md", "Third", "2026-11-22", "Even more.");
        paper.article("fourth.md", "Fourth", "2026-11-22", "Enough.");
        paper.article("quiet.md", "Quiet", "2026-11-22", "Draft.", "draft: true");
        paper.publish("weekly");
        paper.article("secret.md", "Secret", "2026-11-22", "For some.");
        paper.publish("inner");
        server = new WebServerFixture(paper::context);
    }

    @AfterParameterizedClassInvocation
    void close() {
        server.close();
        paper.close();
    }

    @Test
    void everyPageHasAHeaderThatLeadsToAllThereIs() {
        for (String path : List.of("/", "/letters/", "/letters/1", anArticle(), "/search", "/feeds", "/nothing")) {
            assertThat(page(path).select("header nav.menu a").eachAttr("href"))
                    .as(path)
                    .containsExactly("/letters/", "/tag", "/search", "/feeds", "/subscribe");
            assertThat(page(path).select("header").text()).doesNotContain("Inner");
        }
    }

    @Test
    void aFieldToSubscribeIsOnTheFrontPageOnListsAndUnderArticles() {
        for (String path : List.of("/", "/letters/", "/letters/1", anArticle())) {
            assertThat(page(path).select("main form[method=post][action=/subscribe] input[type=text]"))
                    .as(path)
                    .hasSize(1);
            assertThat(page(path).select("input[type=hidden][name=list]").eachAttr("value"))
                    .containsExactly("letters");
        }
    }

    @Test
    void issuesLeadToThoseBeforeAndAfter() {
        assertThat(ways("/letters/1")).containsExactly("next /letters/2");
        assertThat(ways("/letters/2")).containsExactly("prev /letters/1", "next /letters/3");
        assertThat(ways("/letters/3")).containsExactly("prev /letters/2");
    }

    @Test
    void articlesLeadToThoseBeforeAndAfterThoughSeveralIssuesHoldThem() {
        String at = page("/letters/1").expectFirst("h1 a").attr("href");
        assertThat(ways(at)).hasSize(1).first().asString().startsWith("next ");
        int seen = 1;
        while (ways(at).stream().anyMatch(way -> way.startsWith("next "))) {
            String next = ways(at).getLast().substring("next ".length());
            assertThat(ways(next)).contains("prev " + at);
            at = next;
            seen++;
        }
        assertThat(seen).isEqualTo(4);
    }

    @Test
    void anIssueIsNamedAfterItsFirstArticle() {
        Document page = page("/letters/1");
        String lead = page.select("h1").text();
        assertThat(lead).isIn("Second", "The first 第一篇");
        assertThat(page.title()).startsWith(lead);
        assertThat(page.select("article h2").text()).doesNotContain(lead);
        assertThat(page("/letters/").select(".archive h2").eachText()).contains(lead);
    }

    @Test
    void whatIsPrivateHasNeitherPageNorPlace() {
        assertThat(server.get("/inner/").statusCode()).isEqualTo(404);
        for (String path : List.of("/", "/letters/", "/issues", "/letters/1", "/letters/3", "/feeds", "/sitemap.xml")) {
            assertThat(server.text(path)).as(path).doesNotContain("Inner", "Secret", "Quiet");
        }
    }

    private String anArticle() {
        return page("/").expectFirst(".card h3 a").attr("href");
    }

    private List<String> ways(String path) {
        return page(path).select("nav.neighbours a").stream()
                .map(link -> link.attr("rel") + " " + link.attr("href"))
                .toList();
    }

    private Document page(String path) {
        return Jsoup.parse(server.text(path));
    }
}
