package gazette.articles.markup;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockDirectionsTest {
    private static Article read(String html) {
        return new ArticleFixture()
                .read("a.html", "<!doctype html><title>T</title>" + html)
                .article();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<body><p dir=rtl>a|<p dir=\"rtl\">a</p>",
                "<body><p dir=auto>a|<p dir=\"auto\">a</p>",
                "<body><p><bdo dir=rtl>a</bdo> <span dir=rtl>b</span>|<p><bdo dir=\"rtl\">a</bdo> <span dir=\"rtl\">b</span></p>",
                "<body><div dir=rtl><p>a</p><ul><li>b</ul></div><p>c|<p dir=\"rtl\">a</p><ul dir=\"rtl\"><li>b</li></ul><p>c</p>",
                "<body><div dir=rtl>a<p dir=ltr>b</p>c</div>|<p dir=\"rtl\">a</p><p dir=\"ltr\">b</p><p dir=\"rtl\">c</p>",
                "<body><section dir=rtl><div><blockquote><p>a</blockquote></div></section>|<blockquote dir=\"rtl\"><p>a</p></blockquote>",
                "<body dir=rtl><p>a</p><h2>b</h2>|<p dir=\"rtl\">a</p><h2 dir=\"rtl\">b</h2>",
                "<body dir=rtl>a|<p dir=\"rtl\">a</p>",
                "<html dir=rtl><body><article><p>a|<p dir=\"rtl\">a</p>",
                "<body><p style='text-align:right;direction: rtl'>a|<p dir=\"rtl\">a</p>",
                "<body><div style='direction:rtl'><p>a</div>|<p dir=\"rtl\">a</p>",
                "<body><div lang=fr><p>a</p></div><p>b|<p lang=\"fr\">a</p><p>b</p>",
                "<body><table dir=rtl><tr><td>a<td dir=ltr>b</table>|<table dir=\"rtl\"><tbody><tr><td>a</td><td dir=\"ltr\">b</td></tr></tbody></table>"
            })
    void whatAContainerSaysOfItsDirectionIsSaidByItsBlocks(String html, String read) {
        assertThat(read(html).html().replace("\n", "")).isEqualTo(read);
    }

    @Test
    void inMarkdownToo() {
        assertThat(new ArticleFixture().html("<div dir=\"rtl\">\n\nabc **d**\n\n- e\n\n</div>"))
                .isEqualTo("<p dir=\"rtl\">abc <strong>d</strong></p>\n<ul dir=\"rtl\"><li>e</li></ul>");
    }

    @Test
    void linesOfTextBeginWithAMarkWhereTheirFirstLetterWouldTurnThemAround() {
        assertThat(
                        read("<body><p dir=rtl>HTML הוא</p><p dir=rtl>זה HTML</p><p dir=ltr>שלום is a word</p><p dir=rtl>123</p>")
                                .text())
                .isEqualTo("\u200FHTML הוא\n\nזה HTML\n\n\u200Eשלום is a word\n\n123");
    }
}
