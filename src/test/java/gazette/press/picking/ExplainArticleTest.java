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

    /// Returns the lines that come from runs, without their times.
    private List<String> reasons(String article) {
        return new ExplainArticle(publication.context())
                .explain(article).stream()
                        .filter(line -> line.matches("  \\d{4}-.*"))
                        .map(line -> line.substring(line.indexOf("weekly")))
                        .toList();
    }
}
