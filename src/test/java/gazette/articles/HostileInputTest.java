package gazette.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import gazette.articles.text.Whitespace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
    private final ArticleFixture fixture = new ArticleFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "x <script>alert(1)</script> y",
                "<img src=x onerror=alert(1)>",
                "<img src=\"https://example.com/a.png\" onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<svg onload=alert(1)><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
                "<iframe src=\"https://example.com\"></iframe>",
                "<form action=\"https://example.com\"><input name=a><button>b</button></form>",
                "<p style=\"position:fixed\" class=\"x\" id=\"y\">x</p>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<base href=\"https://evil.example\"><meta http-equiv=refresh content=0>",
                "<object data=x></object><embed src=x><video src=x></video>",
                "</td></table></body></html><script>alert(1)</script>",
                "![x](data:image/svg+xml;base64,PHN2Zz4=)"
            })
    void noScriptIsLeft(String body) {
        Document page = Jsoup.parse(fixture.html("before\n\n" + body + "\n\nafter"));
        assertThat(page.select("script, iframe, form, input, button, svg, math, object, embed, video, base, style"))
                .isEmpty();
        assertThat(page.select("[onerror], [onload], [onclick], [style], [class], [id], [action]"))
                .isEmpty();
        assertThat(page.select("a").eachAttr("href")).allMatch(h -> h.startsWith("https:"));
        assertThat(page.select("img").eachAttr("src")).allMatch(s -> s.startsWith("https:"));
        assertThat(page.body().children()).allMatch(e -> e.isBlock());
        assertThat(page.text()).startsWith("before").endsWith("after");
    }

    @Test
    void markupInASentenceIsLiteralText() {
        String body = "The </td></table>, <script>, ${x}, <#list>, onerror= and javascript: of it.";
        assertThat(Jsoup.parse(fixture.html(body)).text()).isEqualTo(body);
        assertThat(Whitespace.line(fixture.article(body).text())).isEqualTo(body);
    }

    @Test
    void markupInTheHeadIsLiteralText() {
        Article article = fixture.read("---\ntitle: \"</td><script>${x}<#list>\"\nauthor: <b>\n---\nx")
                .article();
        assertThat(article.title()).isEqualTo("</td><script>${x}<#list>");
        assertThat(article.author()).contains("<b>");
    }

    @Test
    void markupInAHeadingIsLiteralText() {
        assertThat(fixture.read("# A </td> <script> title\n\nx").article().title())
                .isEqualTo("A </td> <script> title");
    }

    @Test
    void charactersThatWouldBreakAFeedAreLeftOut() {
        assertThat(fixture.html("a\u0000b\u0008c\uFFFEd&#1;e&#x1b;f")).matches("<p>abcd\uFFFD?ef</p>");
    }

    @Test
    void deepNestingDoesNoHarm() {
        byte[] quotes = ("# T\n\n" + "> ".repeat(3000) + "x").getBytes(StandardCharsets.UTF_8);
        assertThat(fixture.parse("a.md", quotes)).isInstanceOf(ParsedArticle.class);
    }

    @Test
    void contentThatSubscribersWouldMissIsAWarning() {
        assertThat(fixture.warnings("# T\n\n<div><canvas id=\"graph\"></canvas></div>\n\nx"))
                .containsExactly("articles/a.md:3: the <canvas> cannot go into letters and feeds and is left out;"
                        + " link to it instead, or show a picture of it");
    }

    @Test
    void nestedEntitiesAreNotExpanded() {
        String yaml = "a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n";
        assertThat(fixture.faults("---\n" + yaml + "---\nx")).hasSize(1);
    }

    @Test
    void aVeryLongAddressIsParsedQuickly() {
        byte[] bytes = ("# T\n\n** 字[a](http://a" + "\nb".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fixture.parse("a.md", bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                " ",
                "> ",
                "- ",
                "[",
                "![",
                "<b>",
                "<div>",
                "<!-- -->\n",
                "字，",
                "(",
                "**a：",
                "a.b@c.d.",
                "** 字",
                "字](http://a\n",
                "字 ** <",
                "字 **`",
                "- \\[x] ",
                "[^字]",
                "字[^1]\n\n[^1]: 字\n\n"
            })
    void repeatedMarkupIsParsedQuickly(String piece) {
        int times = Math.min(20_000, 100_000 / piece.length());
        byte[] bytes = (piece.repeat(times) + "\n\n# T\n\nx").getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> fixture.parse("a.md", bytes));
    }
}
