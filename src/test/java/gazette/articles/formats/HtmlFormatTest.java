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

    /// As Word, Google Docs and old pages say it.
    @Test
    void whatIsStruckOutRaisedOrLoweredByItsLooksStaysSo() {
        Article odd = new ArticleFixture().read("a.html", """
                        <!doctype html><title>T</title><body><p>10<span style="font-size:0.6em;vertical-align:super">3</span>
                        H<span style="VERTICAL-ALIGN: sub">2</span>O <strike>ten</strike>
                        <span style="color:red;text-decoration: underline line-through">nine</span>
                        <span style="vertical-align:baseline;text-decoration:underline">eight</span></p>""").article();
        assertThat(odd.html()).isEqualTo("<p>10<sup>3</sup> H<sub>2</sub>O <s>ten</s> <s>nine</s> eight</p>");
        assertThat(odd.text()).isEqualTo("10^3 H2O ~~ten~~ ~~nine~~ eight");
    }

    @Test
    void wholeBlocksMayBeStruckOut() {
        Article struck = new ArticleFixture()
                .read(
                        "a.html",
                        "<!doctype html><title>T</title><body><del><p>a <b>b</b></p><ul><li>c</ul></del><p>d</p>")
                .article();
        assertThat(struck.html()).isEqualTo("""
                <p><del>a </del><strong><del>b</del></strong></p>
                <ul><li><del>c</del></li></ul>
                <p>d</p>""");
        assertThat(struck.text()).isEqualTo("~~a~~ ~~b~~\n\n- ~~c~~\n\nd");
    }

    /// Forms are taken away; a box of a task list says something.
    @Test
    void boxesOfTaskListsBecomeSigns() {
        Article tasks = new ArticleFixture().read("a.html", """
                        <!doctype html><title>T</title><body><ul class="contains-task-list">
                        <li class="task-list-item"><input type="checkbox" checked disabled> done</li>
                        <li><p><input type="checkbox"> open</p><p>More of it.</p></li>
                        <li><label><input type="checkbox"/>labelled</label></li><li>☑ written</li><li>a bullet</li></ul>
                        <p><input type="checkbox"> a form's</p>""").article();
        assertThat(tasks.html()).contains("✓ done", "□ open", "□ labelled").doesNotContain("□ a form");
        assertThat(tasks.text().lines().filter(line -> !line.isEmpty()))
                .containsExactly(
                        "✓ done", "□ open", "  More of it.", "□ labelled", "☑ written", "- a bullet", "a form's");
    }
}
