package gazette.articles.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// In HTML pages, too, no element swallows what follows, and what is removed with text in it is told.
class HtmlEndsTest {
    private static final List<String> ELEMENTS =
            List.of(("iframe IFRAME textarea xmp noembed noframes noscript template"
                            + " button Button select object video audio canvas applet svg math")
                    .split(" "));
    private static final List<String> NOTATIONS =
            List.of("<X />", "<X/>", "<X src=\"https://e.example/x\" />", "<X\n  class='a'\n/>", "<X>", "<X class=a>");

    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void theTextBehindAnElementStays() {
        List<String> lost = new ArrayList<>();
        for (String element : ELEMENTS) {
            for (String notation : NOTATIONS) {
                String page = "<title>T</title><p>Before.</p>\n" + notation.replace("X", element)
                        + "\n<p>This text must stay.</p><h2>More</h2><p>The end.</p>";
                String html = fixture.read("a.html", page).article().html();
                if (!html.contains("Before.") || !html.contains("This text must stay.") || !html.contains("The end.")) {
                    lost.add(page);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void textThatIsRemovedIsTold() {
        for (String element : List.of("button", "select", "noscript", "template", "textarea")) {
            String page = "<title>T</title><p>Before.</p>\n<" + element + ">Some words</" + element + "><p>After.</p>";
            ParsedArticle read = fixture.read("a.html", page);
            assertThat(read.article().html()).contains("After.");
            assertThat(read.warnings().toString())
                    .contains("articles/a.html:2: text in <" + element + "> is left out: 10 characters, “Some words”");
        }
    }

    @Test
    void aCommentWithoutAnEndIsTold() {
        assertThat(fixture.read("a.html", "<title>T</title>\n<p>A</p><!-- note\n<p>B</p>")
                        .warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "articles/a.html:2: the comment that begins here has no end, and 6 characters are left out: “note B”");
    }

    @Test
    void aPageThatIsRightStaysAsItIs() {
        String page = "<title>T</title><textarea>a</textarea><script>'<iframe />'</script><!-- <select> -->"
                + "<select><option>a</select><iframe src=\"x\" /></iframe><button>b</button>";
        assertThat(HtmlEnds.close(page).html()).isEqualTo(page);
        assertThat(HtmlEnds.close(page).leftOut()).isEmpty();
    }
}
