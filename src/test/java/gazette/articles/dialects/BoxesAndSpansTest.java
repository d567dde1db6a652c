package gazette.articles.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The boxes, tabs, icons and attributes of MkDocs, Pandoc, Quarto and VuePress.
class BoxesAndSpansTest {
    private final ArticleFixture fixture = new ArticleFixture();

    static List<Arguments> mkDocs() {
        return List.of(
                read(
                        "!!! note\n    Mind *it*.\n\nAfter.",
                        "<blockquote><p><strong>Note</strong></p><p>Mind <em>it</em>.</p></blockquote><p>After.</p>"),
                read(
                        "!!! warning \"The *tide*\"\n\n    One.\n\n    Two.\n\n    - a\n    - b",
                        "<blockquote><p><strong>The <em>tide</em></strong></p><p>One.</p><p>Two.</p>"
                                + "<ul><li>a</li><li>b</li></ul></blockquote>"),
                read("!!! note \"\"\n    Bare.", "<blockquote><p>Bare.</p></blockquote>"),
                read(
                        "!!! info inline end \"Side\"\n    X.",
                        "<blockquote><p><strong>Side</strong></p><p>X.</p></blockquote>"),
                read("??? question\n    X.", "<blockquote><p><strong>Question</strong></p><p>X.</p></blockquote>"),
                read("???+ tip \"Open\"\n\tX.\n", "<blockquote><p><strong>Open</strong></p><p>X.</p></blockquote>"),
                read(
                        "!!! pied-piper\n    ``` sh\n    a  b\n    ```",
                        "<blockquote><p><strong>Pied piper</strong></p><pre><code class=\"language-sh\">a  b</code></pre></blockquote>"),
                read(
                        "!!! note\n\n    !!! tip\n        In.\n\n    Out.",
                        "<blockquote><p><strong>Note</strong></p><blockquote><p><strong>Tip</strong></p><p>In.</p></blockquote>"
                                + "<p>Out.</p></blockquote>"),
                read(
                        "=== \":material-c: C\"\n\n    ``` c\n    x;\n    ```\n\n=== \"Python\"\n\n    Words.\n\nAfter.",
                        "<p><strong>C</strong></p><pre><code class=\"language-c\">x;</code></pre>"
                                + "<p><strong>Python</strong></p><p>Words.</p><p>After.</p>"),
                read(
                        "- item\n\n    !!! note\n        In.\n",
                        "<ul><li>item<blockquote><p><strong>Note</strong></p><p>In.</p></blockquote></li></ul>"),
                read(
                        "!!! wow\n\nWhat a day!!! note it.\n\n??? who knows",
                        "<p>!!! wow</p><p>What a day!!! note it.</p><p>??? who knows</p>"),
                read("Title\n===\n\n=== no tab ===", "<h2>Title</h2><p>=== no tab ===</p>"),
                read(
                        "- :material-check: Yes :octicons-x-16:\n- 10:30:45 :smile:",
                        "<ul><li>Yes</li><li>10:30:45 :smile:</li></ul>"),
                read(
                        "<div class=\"grid\" markdown>\n- **a**\n- b\n</div>",
                        "<ul><li><strong>a</strong></li><li>b</li></ul>"),
                read(
                        "<details>\n<summary>More</summary>\n**Bold** words.\n\n- a\n</details>\n\nAfter.",
                        "<p>More</p><p><strong>Bold</strong> words.</p><ul><li>a</li></ul><p>After.</p>"));
    }

    static List<Arguments> pandoc() {
        return List.of(
                read(
                        "![[https://e.example/a.png#outline|100]] x",
                        "<p><img src=\"https://e.example/a.png\" alt=\"\" width=\"100\"> x</p>"),
                read("A [small *cap*]{.smallcaps} word.", "<p>A small <em>cap</em> word.</p>"),
                read("[Grüße]{lang=de}, [x]{#id .a key=\"v w\"}!", "<p>Grüße, x!</p>"),
                read(
                        "[a] {.b} and [c]{not it} and `[d]{.e}`",
                        "<p>[a] {.b} and [c]{not it} and <code>[d]{.e}</code></p>"),
                read("[ref]{.button}\n\n[ref]: https://e.example/", "<p><a href=\"https://e.example/\">ref</a></p>"),
                read(
                        "::: {.outer}\n::: {.inner}\nA\n:::\n\nB\n:::\n\nC",
                        "<blockquote><blockquote><p>A</p></blockquote><p>B</p></blockquote><p>C</p>"),
                read(
                        "::: panel-tabset\n## One\n\n::: callout-warning\nA\n:::\n\n## Two\n\nB\n:::\n\nC",
                        "<blockquote><h2>One</h2><blockquote><p>A</p></blockquote><h2>Two</h2><p>B</p></blockquote><p>C</p>"),
                read(
                        "::::tip\n:::note\nA\n:::\nB\n::::\nC",
                        "<blockquote><p><strong>Tip</strong></p><blockquote><p><strong>Note</strong></p><p>A</p></blockquote>"
                                + "<p>B</p></blockquote><p>C</p>"),
                read(
                        "::::tip\n:::note\nA\n\n::::\nC",
                        "<blockquote><p><strong>Tip</strong></p><blockquote><p><strong>Note</strong></p><p>A</p></blockquote>"
                                + "</blockquote><p>C</p>"),
                read(
                        ":::: {.columns}\n::: {.column}\nA\n::::\n:::\n\nC",
                        "<blockquote><blockquote><p>A</p></blockquote></blockquote><p>C</p>"),
                read(
                        "{{< figure\n  src=\"https://e.example/a.png\"\n>}}\n\nAfter.",
                        "<p><img src=\"https://e.example/a.png\" alt=\"\"></p><p>After.</p>"),
                read("Let \\(a_1*b*c\\) and \\(n\\) be.", "<p>Let \\(a_1*b*c\\) and \\(n\\) be.</p>"),
                read("\\[\nx_1 * y_1 * z\n\\]", "<p>\\[ x_1 * y_1 * z \\]</p>"),
                read("A \\(see *there*\\) and \\[sic\\] \\(no end", "<p>A (see <em>there</em>) and [sic] (no end</p>"),
                read("Bug ([#12]({{ site.repository\n}}/issues/12)).", "<p>Bug (#12).</p>"));
    }

    private static Arguments read(String markdown, String html) {
        return Arguments.of(markdown, html);
    }

    @ParameterizedTest
    @MethodSource({"mkDocs", "pandoc"})
    void isReadAsItsToolReadsIt(String markdown, String html) {
        assertThat(fixture.html(markdown).replaceAll(">\\s+<", "><").replaceAll("\\s+</code>", "</code>"))
                .isEqualTo(html);
    }
}
