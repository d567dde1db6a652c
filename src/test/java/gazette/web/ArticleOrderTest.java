package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.press.sending.ControlIssue;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Articles are listed as the issues read that an editor has ordered, on each of the databases.
@ParameterizedClass
@EnumSource
class ArticleOrderTest {
    private static final Pattern ARTICLE = Pattern.compile("/a/([a-z]+)");

    private final TestDatabase kind;

    @TempDir
    Path folder;

    private TestPublication publication;
    private WebServerFixture server;

    ArticleOrderTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        publication = new TestPublication(folder, kind);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        .replace("public: false", "public: true"));
        publication.reread();
        publication.delete("seeds/first.md");
        publication.article("a.md", "Older", "2026-11-19", "Words.");
        publication.article("b.md", "Newer", "2026-11-21", "Words.");
        publication.article("c.md", "Topical", "2026-11-20", "Words.", "tags: [mail]");
        publication.article("d.md", "Pinned", "2026-11-12", "Words.", "pin: true");
        publication.article("e.md", "Late", "2026-11-11", "Words.");
        publication.publish("weekly");
        server = new WebServerFixture(publication::context);
    }

    @AfterEach
    void close() {
        server.close();
        publication.close();
    }

    @Test
    void frontPageFeedsAndSearchReadAsTheIssueDoes() {
        assertThat(articles("/letters/1")).containsExactly("pinned", "topical", "newer", "older", "late");
        for (String path : List.of("/", "/search?q=words", "/feed.rss", "/letters/feed.atom", "/letters/feed.json")) {
            assertThat(articles(path)).as(path).isEqualTo(articles("/letters/1"));
        }
    }

    @Test
    void theNewestIssueLeads() {
        publication.article("f.md", "Lesser", "2026-11-01", "Words.");
        publication.article("g.md", "Leading", "2026-11-02", "Words.");
        publication.publish("weekly");

        for (String path : List.of("/", "/search?q=words", "/feed.rss", "/letters/feed.json")) {
            assertThat(articles(path))
                    .as(path)
                    .containsExactly("leading", "lesser", "pinned", "topical", "newer", "older", "late");
        }
    }

    @Test
    void anArticleOfSeveralIssuesStandsWhereTheNewestOnTheWebHasItAndInFeedsWhereItCame() {
        List<String> first = articles("/");
        publication.publish("inner");

        assertThat(articles("/inner/1")).containsExactly("pinned", "newer", "topical", "older", "late");
        assertThat(articles("/")).isEqualTo(articles("/inner/1"));
        assertThat(articles("/search?q=words")).isEqualTo(articles("/inner/1"));
        assertThat(articles("/inner/feed.rss")).isEqualTo(articles("/inner/1"));
        assertThat(articles("/feed.rss")).isEqualTo(first);

        var orders = new ControlIssue(publication.context());
        orders.withdraw(orders.find("inner/1").orElseThrow());
        assertThat(articles("/")).isEqualTo(first);
    }

    /// The first words of the articles' addresses.
    private List<String> articles(String path) {
        return ARTICLE.matcher(server.text(path))
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }
}
