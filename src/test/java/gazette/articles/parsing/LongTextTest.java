package gazette.articles.parsing;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are long and of one piece, each of which an expression with nested or unanchored repetitions reads once
/// for each of its characters.
class LongTextTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "](", "`", "`a``", "<a", "**", "注 ", "a.", "[^"})
    void aLongTextOfOnePieceIsRead(String piece) {
        String text = "# 标题\n\n** 注意 ** ](" + piece.repeat(200_000 / piece.length()) + "注";
        assertTimeoutPreemptively(LONG_ENOUGH, () -> new ArticleFixture(folder).faults(text));
    }

    @Test
    void aLongLinkToAMailAddressThatIsNoneIsRead() {
        String link = "<p><a href=\"mailto:" + "a".repeat(300_000) + "\">" + "a".repeat(300_000) + "</a></p>";
        assertTimeoutPreemptively(LONG_ENOUGH, () -> new ArticleFixture(folder).faults("# T\n\n" + link));
    }
}
