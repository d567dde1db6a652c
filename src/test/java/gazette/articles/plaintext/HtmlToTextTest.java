package gazette.articles.plaintext;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlToTextTest {
    private static final String EVERY_BLOCK = """
            First [link](https://a.test/) and [second](https://b.test/), [link](https://a.test/) again.

            ## A heading 标题

            - one
            - two
              - inner

            3. three
            4. four

            > A quote.
            >
            > Its end.

            ```sh
            ls -l

              cd
            ```

            | a | 标题 |
            |---|---|
            | long cell | b |

            ![A lamp](https://c.test/c.png)

            ---

            <https://d.test/> and <e@f.test>
            """;

    private static final String EVERY_BLOCK_AS_TEXT = """
            First link [1] and second [2], link [1] again.

            A heading 标题
            --------------

            - one
            - two
              - inner

            3. three
            4. four

            > A quote.
            >
            > Its end.

                ls -l

                  cd

            a          标题
            ---------  ----
            long cell  b

            [A lamp]

            * * *

            https://d.test/ and e@f.test

            [1] https://a.test/
            [2] https://b.test/""";

    private final ArticleFixture fixture = new ArticleFixture();

    private String text(String body) {
        return fixture.article(body).text();
    }

    @Test
    void everyKindOfBlockIsWrittenAsAPersonWould() {
        assertThat(text(EVERY_BLOCK)).isEqualTo(EVERY_BLOCK_AS_TEXT);
    }

    @Test
    void linesTakeAtMost72Columns() {
        String text = text("word ".repeat(50) + "\n\n" + "汉字，".repeat(60) + "\n\n> " + "引文".repeat(50));
        assertThat(text.lines()).allMatch(line -> LineWrapper.width(line) <= 72);
        assertThat(text.lines()).noneMatch(line -> line.startsWith("，"));
    }

    @Test
    void anAddressIsNeverBroken() {
        String address = "https://example.com/" + "a/".repeat(60) + "?q=汉字".substring(0, 3);
        assertThat(text("见：" + address + "，下同").lines()).anyMatch(line -> line.contains(address));
    }

    @Test
    void aWideTableIsWrittenRowByRow() {
        String cell = "many words in one cell ".repeat(3).strip();
        assertThat(text("| Who | What | When |\n|---|---|---|\n| Ada | " + cell + " | 9:00 |\n| Bo | nothing | |\n"))
                .isEqualTo("""
                        - Ada
                          What: many words in one cell many words in one cell many words in one
                          cell
                          When: 9:00
                        - Bo
                          What: nothing
                          When:""");
    }

    @Test
    void paragraphsOfAnItemAreSeparated() {
        assertThat(text("- one\n\n  more\n\n- two")).isEqualTo("- one\n\n  more\n\n- two");
    }

    /// So that mail programs make links of them, and of nothing else.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "甲https://a.test/q1，乙https://a.test/q2。 | 甲<https://a.test/q1>，乙<https://a.test/q2>。",
                "https://a.test/q3、https://a.test/q4 | <https://a.test/q3>、https://a.test/q4",
                "（https://a.test/q5）和（https://a.test/q6） | （<https://a.test/q5>）和（<https://a.test/q6>）",
                "a@b.test、c@d.test | <a@b.test>、c@d.test",
                "www.a.test，后文 | <http://www.a.test>，后文",
                "https://a.test/q1后文 | <https://a.test/q1>后文",
                "https://a.test/에서 | <https://a.test/>에서",
                "(https://a.test/x), https://a.test/y. | (<https://a.test/x>), <https://a.test/y>.",
                "见 https://a.test/x ，**https://a.test/y**，_a@b.test_。 | 见 <https://a.test/x>，<https://a.test/y>，<a@b.test>。",
                "网址：https://a.test/x 和 https://a.test/灯 | 网址：https://a.test/x 和 https://a.test/灯",
                "- https://a.test/x，\\n- https://a.test/y | - <https://a.test/x>，\\n- https://a.test/y",
                "`https://a.test/x`，<https://a.test/y，z>。 | https://a.test/x，<https://a.test/y，z>。",
                "https://a.test/x[^1]\\n\\n[^1]: N | <https://a.test/x>[^1]\\n\\n* * *\\n\\n[^1] N",
                "&lt;https://a.test/x&gt; | <https://a.test/x>",
                "[x](https://a.test/x)，y | x [1]，y\\n\\n[1] https://a.test/x",
            })
    void anAddressIsSetApartFromTheTextBesideIt(String markdown, String text) {
        assertThat(text(markdown.replace("\\n", "\n"))).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void anAddressInBracketsIsNeverBroken() {
        String address = "https://example.com/wiki/" + "灯下".repeat(40);
        assertThat(text("见" + address + "，下同").lines()).anyMatch(line -> line.contains("<" + address + ">，"));
    }

    @Test
    void whatIsRaisedLoweredOrStruckOutIsWrittenSo() {
        assertThat(text("10<sup>3</sup> H<sub>2</sub>O ~~ten~~ nine, noted[^1]\n\n[^1]: On the 1<sup>st</sup>."))
                .isEqualTo("10^3 H2O ~~ten~~ nine, noted[^1]\n\n* * *\n\n[^1] On the 1st.");
    }

    @Test
    void linesOfCodeStayAsTheyAre() {
        String code = "if (a  <  b) {\n\n\treturn \"" + "long ".repeat(30) + "\";\n}";
        assertThat(text("- item\n\n  ```\n  " + code.replace("\n", "\n  ") + "\n  ```"))
                .isEqualTo("- item\n" + code.indent(6).stripTrailing().replace("      \n", "\n"));
        assertThat(text("<table><tr><td><pre>1\n2</pre></td><td><pre>a  b\nc</pre></td></tr></table>"))
                .isEqualTo("    a  b\n    c");
    }
}
