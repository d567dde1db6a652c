package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDirectionTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @ParameterizedTest
    @CsvSource({"ar,rtl", "fa-IR,rtl", "ur,rtl", "he,rtl", "en,ltr", "zh,ltr"})
    void theLanguageHasADirection(String lang, String direction) {
        assertThat(TextDirection.of(lang)).isEqualTo(direction);
    }

    @Test
    void aFeedSaysItWithinTheText() {
        Article hebrew = fixture.article("זה טקסט בעברית.\n\n- א");
        assertThat(ArticleHtml.forFeed(hebrew, "https://p.example/a"))
                .isEqualTo("<div lang=\"he\" dir=\"rtl\"><p>זה טקסט בעברית.</p>\n<ul><li>א</li></ul></div>");
        assertThat(ArticleHtml.forFeed(fixture.article("Text."), "https://p.example/a"))
                .isEqualTo("<p>Text.</p>");
    }

    @Test
    void whatAnArticleSaysOfAParagraphIsKept() {
        Article mixed = fixture.article("<p dir=\"auto\">a</p>\n\n<div dir=\"rtl\">\n\nb\n\n</div>");
        String kept = "<p dir=\"auto\">a</p>\n<p dir=\"rtl\">b</p>";
        assertThat(ArticleHtml.forFeed(mixed, "https://p.example/a")).isEqualTo(kept);
        assertThat(ArticleHtml.forArticlePage(mixed)).isEqualTo(kept);
    }
}
