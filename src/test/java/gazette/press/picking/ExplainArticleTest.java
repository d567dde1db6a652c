package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
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

    /// Returns the lines that come from runs, without their times.
    private List<String> reasons(String article) {
        return new ExplainArticle(publication.context())
                .explain(article).stream()
                        .filter(line -> line.matches("  \\d{4}-.*"))
                        .map(line -> line.substring(line.indexOf("weekly")))
                        .toList();
    }
}
