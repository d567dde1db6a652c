package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests what `gazette why` says of an article, on each of the databases.
@ParameterizedClass
@EnumSource
class ExplainArticleTest {
    private final TestDatabase kind;

    @TempDir
    Path folder;

    private TestPublication publication;

    ExplainArticleTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        publication = new TestPublication(folder, kind);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void twoArticlesOfOneTitleDoNotShareTheirReasons() {
        publication.article("spring.md", "News of the week", "2026-11-21", "Larks.");
        publication.article("autumn.md", "News of the week", "2026-11-21", "Rooks.", "draft: true");
        publication.publish("weekly");

        assertThat(reasons("seeds/spring.md")).containsExactly("weekly: picked");
        assertThat(reasons("seeds/autumn.md")).containsExactly("weekly: held: a draft");
    }

    @Test
    void anArticleKeepsItsReasonsWhenItsTitleChanges() {
        publication.article("spring.md", "News of the week", "2026-11-21", "Larks.");
        publication.publish("weekly");
        publication.article("spring.md", "News of last week", "2026-11-21", "Larks.");
        publication.publish("weekly");

        assertThat(reasons("seeds/spring.md")).containsExactly("weekly: picked");
    }

    @Test
    void aFileThatCannotBeReadIsExplainedByItsFault() {
        publication.write("seeds/when.md", "---\ntitle: T\ndate: 2026-02-30\n---\nText\n");
        publication.publish("weekly");
        var explain = new ExplainArticle(publication.context());

        assertThat(explain.explain("seeds/when.md"))
                .hasSize(1)
                .allMatch(line -> line.startsWith("faulty: seeds/when.md:3: date '2026-02-30' is no date that exists"));
        assertThat(explain.explain("./seeds/when.md")).hasSize(1);
        assertThat(explain.explain(folder.resolve("seeds/when.md").toString())).hasSize(1);
        assertThat(explain.explain("seeds/nosuch.md")).isEmpty();
    }

    @Test
    void anArticleThatBecameFaultyIsExplainedByBoth() {
        publication.publish("weekly");
        publication.write("seeds/first.md", "---\ntitle: T\ndate: 2026-02-30\n---\nText\n");

        assertThat(new ExplainArticle(publication.context()).explain("seeds/first.md"))
                .anyMatch(line -> line.endsWith("weekly: picked"))
                .anyMatch(line -> line.startsWith("faulty: seeds/first.md:3: "));
    }

    @Test
    void aFileThatNoRunHasReadIsExplained() {
        publication.article("draft.md", "Not yet", "2026-11-20", "Some text.", "draft: true");
        var explain = new ExplainArticle(publication.context());

        assertThat(explain.explain("seeds/first.md"))
                .containsExactly("seeds/first.md (The first 第一篇): not read yet; the next run reads it, and gazette"
                        + " check tries it now");
        assertThat(explain.explain("seeds/draft.md")).allMatch(line -> line.endsWith("; it would be held: a draft"));
    }

    @Test
    void anArticleIsFoundHoweverItsAddressIsWritten() {
        publication.article(
                "港口来信.md",
                "港口来信",
                "2026-11-21",
                "Some text.",
                "canonical: https://www.example.org/2026/harbour/?utm_source=mail");
        publication.publish("weekly");
        var explain = new ExplainArticle(publication.context());
        String slug = publication
                .context()
                .store()
                .read(tables -> tables.explanations().articleNames().stream()
                        .filter(name -> name.path().equals("港口来信.md"))
                        .findFirst()
                        .orElseThrow()
                        .slug());
        String escaped = URLEncoder.encode(slug, StandardCharsets.UTF_8);

        assertThat(Stream.of(
                        "http://127.0.0.1:8080/a/" + slug,
                        "HTTP://127.0.0.1:8080/a/" + escaped,
                        "https://127.0.0.1:8080/a/" + escaped + "/",
                        "127.0.0.1:8080/a/" + slug + "?utm_source=x#top",
                        "http://localhost:8080/a/" + slug + "/index.html",
                        "https://WWW.Elsewhere.org/a/" + slug + ".html",
                        "/a/" + escaped.toLowerCase(Locale.ROOT),
                        "a/" + slug,
                        "<" + slug + ">",
                        "\u200b" + slug.toUpperCase(Locale.ROOT),
                        Normalizer.normalize(slug, Normalizer.Form.NFD),
                        "https://www.example.org/2026/harbour/?utm_source=mail",
                        "http://example.org/2026/harbour",
                        "EXAMPLE.org/2026/harbour/index.html",
                        "https://example.org/2026/Harbour.html?utm_medium=feed#x",
                        "seeds/港口来信.md",
                        "./seeds/%E6%B8%AF%E5%8F%A3%E6%9D%A5%E4%BF%A1.md",
                        "港口来信.md",
                        folder.resolve("seeds/港口来信.md").toString()))
                .allSatisfy(written -> assertThat(explain.explain(written))
                        .as(written)
                        .first()
                        .asString()
                        .startsWith("港口来信  ("));
    }

    @Test
    void anIssueIsFoundByItsAddressAndWhatIsNotKnownIsGuessed() {
        publication.publish("weekly");
        var explain = new ExplainArticle(publication.context());

        for (String written : List.of("letters/1", "/letters/1/", "http://127.0.0.1:8080/letters/1?x=y#top")) {
            assertThat(explain.explain(written))
                    .as(written)
                    .first()
                    .asString()
                    .contains("(the issue letters/1, with these articles");
        }
        assertThat(explain.explain("/letters/9")).isEmpty();
        assertThat(explain.unknown("seeds/frist.md")).endsWith("did you mean 'seeds/first.md'?");
        assertThat(explain.unknown("https://example.net/x")).contains("write its file, such as seeds/first.md");
    }

    /// Returns the lines that come from runs, without their times.
    private List<String> reasons(String article) {
        return new ExplainArticle(publication.context())
                .explain(article).stream()
                        .filter(line -> line.matches("  \\d{4}-.*"))
                        .map(line -> line.substring(line.indexOf("weekly")))
                        .toList();
    }
}
