package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ParsedArticle;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What of an article in several languages is in the database when a round ends in the middle, or while another
/// process publishes.
class StoreTranslationsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTranslationIsNeverThereAsAnArticleOfItsOwn(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.publish("weekly");
            paper.article("quiet.zh.md", "安静", "2026-11-20", "一。");
            List<ParsedArticle> read =
                    ParseArticleFolders.read(paper.config(), paper.clock).articles();
            new StoreArticles(paper.context(), true, read).store(read);
            paper.context().store().change(tables -> tables.articleNumbers().assign(paper.clock.instant()));

            assertThat(TestDatabase.rows(
                            paper.config().database(),
                            "select count(distinct work_id), count(release_seq) from article where path like 'quiet%'"))
                    .containsExactly(List.of("1", "1"));
            assertThat(TestDatabase.rows(
                            paper.config().database(),
                            "select count(*) from offer join article on article.id = article_id"
                                    + " where path like 'quiet%'"))
                    .containsExactly(List.of("2"));
        }
    }
}
