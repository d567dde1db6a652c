package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class HtmlFormatTest {
    private final ParsedArticle read = (ParsedArticle) new ArticleFixture().parse("page-with-site-around-it.html");
    private final Article article = read.article();

    @Test
    void theHeadOfAPageBecomesTheMetadata() {
        assertThat(article.title()).isEqualTo("Lâmpadas");
        assertThat(article.author()).contains("Inês");
        assertThat(article.published()).contains(OffsetDateTime.parse("2026-11-05T08:00-03:00"));
        assertThat(article.summary()).isEqualTo("Sobre lâmpadas.");
        assertThat(article.tags()).containsExactly("luz", "casa");
        assertThat(article.link()).contains("https://example.com/lampadas");
        assertThat(article.lang()).isEqualTo("pt-BR");
    }

    @Test
    void theArticleElementIsTheSanitizedBody() {
        assertThat(article.html()).isEqualTo("""
                <p>Primeiro parágrafo.</p>
                <p>Segundo.</p>
                <h2>Mais</h2>
                <p>Veja <a href="https://example.com/outra?x=1">outra</a> e a nota.</p>""");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void aTitleMayBeAHeadingOnly() {
        assertThat(new ArticleFixture()
                        .read("<html><body><h1>Only</h1><p>x</p></body></html>")
                        .article()
                        .title())
                .isEqualTo("Only");
    }
}
