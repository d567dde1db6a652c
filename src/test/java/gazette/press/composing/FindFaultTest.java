package gazette.press.composing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.articles.StoredArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A mail that cannot be made with one article.
class FindFaultTest {
    private static final String DISK_IS_FULL = "53100";

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.publish("weekly");
    }

    @AfterEach
    void close() {
        publication.close();
    }

    static List<RuntimeException> passing() {
        return List.of(
                new IllegalStateException(new OutOfMemoryError("Java heap space")),
                new IllegalStateException(new SQLException("no space left", DISK_IS_FULL)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void noArticleIsLeftOutForGoodBecauseMemoryOrTheDiskWasShort(RuntimeException passing) {
        assertThatThrownBy(() -> composeFailingWith(passing)).isSameAs(passing);
    }

    @Test
    void theArticleIsLeftOutForWhateverElseItDoes() {
        assertThat(composeFailingWith(new IllegalStateException("odd")))
                .isInstanceOfSatisfying(
                        Blame.class, blame -> assertThat(blame.faulty()).hasSize(1));
    }

    private EncodeIssue.Result composeFailingWith(RuntimeException failure) {
        List<StoredArticle> articles =
                publication.context().store().read(tables -> tables.articles().byIds(List.of(1L)));
        Config config = publication.config();
        ListConfig list = config.list("letters");
        return FindFault.compose(list, some -> encode(some, articles.getFirst(), failure), articles);
    }

    private EncodedIssue encode(List<StoredArticle> some, StoredArticle failing, RuntimeException failure) {
        if (some.contains(failing)) {
            throw failure;
        }
        Config config = publication.config();
        var renderer = new RenderIssue(config, publication.context().themes(), publication.schedule("weekly"));
        var unsubscribe = new UnsubscribeLinkTemplate("https://paper.news/u/x", TokenPlaceholder.NONE);
        return new EncodeIssue(
                        config, config.list("letters"), publication.context().images())
                .encode(renderer.render(1, some, TestPublication.MONDAY, unsubscribe.url()), unsubscribe);
    }
}
