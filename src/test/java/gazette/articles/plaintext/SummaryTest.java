package gazette.articles.plaintext;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final ArticleFixture fixture = new ArticleFixture();

    private String summary(String body) {
        return fixture.article(body).summary();
    }

    @Test
    void theFirstLongParagraphIsTheSummary() {
        String real = "A paragraph that is long enough to be more than somebody's name.";
        assertThat(summary("By Mara\n\n" + real + "\n\nMore.")).isEqualTo(real);
        assertThat(summary("Short.")).isEqualTo("Short.");
        assertThat(summary("- only\n- a list")).isEqualTo("only a list");
    }

    @Test
    void aLongSummaryIsCutAtAWord() {
        assertThat(summary("length ".repeat(60)))
                .hasSizeLessThanOrEqualTo(200)
                .endsWith(" length…")
                .doesNotContain("lengt…");
    }

    @Test
    void aLongChineseSummaryIsCutAtACharacter() {
        assertThat(summary("汉".repeat(300))).isEqualTo("汉".repeat(199) + "…");
        assertThat(summary("𠀀".repeat(300))
                        .codePoints()
                        .filter(c -> c == 0x20000)
                        .count())
                .isBetween(98L, 199L);
    }
}
