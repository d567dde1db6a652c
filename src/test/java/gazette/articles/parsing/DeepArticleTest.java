package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Articles that are nested without end: a fault with its line, or an article, but never an error of the program.
class DeepArticleTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @ParameterizedTest
    @ValueSource(strings = {"div", "span", "b", "blockquote", "table><tr><td", "ul><li", "section", "sub"})
    void aPageOfTwentyThousandElementsInOneAnotherIsAFaultWithItsLine(String element) {
        String page = "<html><head><title>Deep</title></head>\n<body>\n" + ("<" + element + ">").repeat(20_000) + "x";
        assertThat(((InvalidArticle) fixture.parse("a.html", page.getBytes(StandardCharsets.UTF_8))).faults())
                .singleElement()
                .asString()
                .isEqualTo("articles/a.html:3: its HTML is nested more than 200 levels deep;"
                        + " write it with fewer elements in one another");
    }

    @Test
    void elementsWithinMarkdownAreCountedToo() {
        assertThat(fixture.faults("---\ntitle: Deep\n---\n\n" + "<div>".repeat(20_000) + "the innermost"))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:5: its HTML is nested more than 200 levels deep");
    }

    @Test
    void aHundredLevelsAreAnArticle() {
        assertThat(fixture.html("<div>".repeat(100) + "text" + "</div>".repeat(100)))
                .isEqualTo("<p>text</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"> ", "- ", "1. ", "[", "![", "*", "_ ", "~~a ", "`", "<b", "[a](", "[a][", "\\", "|a", "#"})
    void marksOfMarkdownInOneAnotherAreBounded(String mark) {
        String body = "# Deep\n\n" + mark.repeat(3_000) + "text\n";
        assertThat(fixture.parse("a.md", body.getBytes(StandardCharsets.UTF_8))).isInstanceOf(ParsedArticle.class);
    }

    /// They took seconds for 100 KB, and minutes for 1 MB; too many cells were an error of the program.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|a$|-$; 100000; too many lines without an empty one",
                "|a$; 100000; too many lines without an empty one",
                "> |a$> |-$; 100000; too many lines without an empty one",
                "“a$; 100000; too many lines without an empty one",
                "|a|b|c|d|e|f$|-|-|-|-|-|-$$; 100000; tables with more than 500000 cells",
                "|; 20000; a line has more than 10000 `|`"
            })
    void linesThatMayBeTablesWithoutEndAreAFaultWithItsLine(String lines, int times, String problem) {
        String text = "# Long\n\nText.\n\n" + lines.replace("$", "\n").repeat(times);
        assertThat(fixture.parse("a.md", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidArticle.class,
                        invalid -> assertThat(invalid.faults())
                                .singleElement()
                                .asString()
                                .matches("articles/a.md:[1-9][0-9]*: \\Q" + problem + "\\E; .*"));
    }

    @Test
    void aRowOfManyCellsInATableOfManyRowsIsAFault() {
        String text = "# Wide\n\n|" + "a|".repeat(300) + "\n|" + "-|".repeat(300) + "\n" + "|x\n".repeat(9000);
        assertThat(fixture.faults(text))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:3: tables with more than 500000 cells; ");
    }

    @Test
    void aTableOfThreeThousandRowsIsAnArticle() {
        assertThat(fixture.html("|a|b|\n|-|-|\n" + "|c|d|\n".repeat(3000))).contains("<td>c</td>");
    }

    @Test
    void aListWithinEachItemIsBounded() {
        var body = new StringBuilder("# Deep\n\n");
        for (int level = 0; level < 1000; level++) {
            body.append("  ".repeat(level)).append("- item\n");
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(fixture.parse("a.md", bytes)).isInstanceOf(ParsedArticle.class);
    }

    @Test
    void aHeadThatIsNestedWithoutEndNamesItsLineAndRemedy() {
        for (String level : List.of("[", "{a: ", "- ", "? ")) {
            assertThat(fixture.faults("---\ntitle: Deep\ntags:\n  " + level.repeat(20_000) + "\n---\n\nText."))
                    .containsExactly(
                            "articles/a.md:4: in the head, lists and blocks are nested more than 30 levels deep;"
                                    + " write it with fewer lists and blocks within one another");
        }
    }
}
