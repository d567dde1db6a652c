package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class FootnotesTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void aFootnoteIsAtTheEndAndLinksLeadBothWays() {
        assertThat(fixture.html("A claim[^1].\n\n[^1]: Its source.\n\nThe end."))
                .isEqualTo("<p>A claim<sup><a href=\"#n2\" id=\"n1\">1</a></sup>.</p>\n<p>The end.</p>\n<hr>\n"
                        + "<ol><li id=\"n2\">Its source. <a href=\"#n1\">↑</a></li></ol>");
    }

    @Test
    void severalNumbersLeadToOneFootnote() {
        Document page = Jsoup.parse(fixture.html("A[^x] and B[^x].\n\n[^x]: Both."));
        assertThat(page.select("sup a").eachText()).containsExactly("1", "1");
        assertThat(page.select("sup a").eachAttr("href"))
                .containsOnly("#" + page.expectFirst("li").id());
        assertThat(page.select("li a").eachAttr("href"))
                .containsExactlyElementsOf(
                        page.select("sup a").stream().map(a -> "#" + a.id()).toList());
    }

    @Test
    void aFootnoteMayHaveSeveralParagraphsAndLists() {
        Element note = Jsoup.parse(fixture.html("A[^1].\n\n[^1]: One.\n\n    Two.\n\n    - three\n"))
                .expectFirst("li");
        assertThat(note.select("p").eachText()).startsWith("One.", "Two.");
        assertThat(note.select("li li").text()).isEqualTo("three");
    }

    @Test
    void aChineseFootnoteIsAFootnote() {
        Document page = Jsoup.parse(fixture.html("**注意：**[^注]正文。\n\n[^注]: 出处，见**《说明》**。"));
        assertThat(page.select("sup a").attr("href"))
                .isEqualTo("#" + page.expectFirst("ol > li").id());
        assertThat(page.select("strong").eachText()).containsExactly("注意：", "《说明》");
    }

    @Test
    void aNumberWithoutAFootnoteIsText() {
        assertThat(fixture.html("A[^1] and `[^2]`.\n\n[^2]: Two.")).isEqualTo("<p>A[^1] and <code>[^2]</code>.</p>");
    }

    @Test
    void aFootnoteThatNothingRefersToIsAWarning() {
        assertThat(fixture.warnings("# T\n\nA.\n\n[^lost]: Nobody sees it.\n"))
                .containsExactly("articles/a.md:5: no number leads to the note [^lost], and it is left out;"
                        + " write [^lost] where it belongs, or remove the note");
    }

    @Test
    void theTextPartNumbersFootnotesApartFromLinks() {
        assertThat(fixture.article("A [link](https://example.org/) and a claim[^a].\n\n[^a]: Its source.\n\n    More.")
                        .text())
                .isEqualTo("""
                        A link [1] and a claim[^1].

                        * * *

                        [^1] Its source.

                             More.

                        [1] https://example.org/""");
    }

    @Test
    void titleAndSummaryHaveNoNumbers() {
        Article article = fixture.read("# A title[^1]\n\nA claim that is long enough for a summary, it is said[^1].\n\n"
                        + "[^1]: Its source.")
                .article();
        assertThat(article.title()).isEqualTo("A title");
        assertThat(article.summary()).isEqualTo("A claim that is long enough for a summary, it is said.");
    }

    @Test
    void footnotesOfAnHtmlPageKeepTheirLinks() {
        assertThat(fixture.html("<p>A<a href=\"#fn:1\" id=\"ref:1\"><sup>1</sup></a></p><ol><li id=\"fn:1\">B"
                        + " <a href=\"#ref:1\">↩︎</a></li><li id=\"other\">C</li></ol><p><a href=\"#gone\">D</a></p>"))
                .isEqualTo("<p>A<a href=\"#n2\" id=\"n1\"><sup>1</sup></a></p>\n"
                        + "<ol><li id=\"n2\">B <a href=\"#n1\">↩︎</a></li><li>C</li></ol>\n<p>D</p>");
    }

    @Test
    void anEscapedBoxIsNoTask() {
        assertThat(fixture.html("- \\[x] escaped\n- [x] done\n\n> 1. \\[ ] escaped\n"))
                .isEqualTo("<ul><li>[x] escaped</li><li>✓ done</li></ul>\n"
                        + "<blockquote><ol><li>[ ] escaped</li></ol></blockquote>");
    }
}
