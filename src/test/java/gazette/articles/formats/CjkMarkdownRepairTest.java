package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.parsing.ArticleFixture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What converters from HTML spoil, and what only looks like it.
class CjkMarkdownRepairTest {
    private final ArticleFixture fixture = new ArticleFixture();

    /// Markdown and what it is read as.
    static List<Arguments> cases() {
        return List.of(
                read("** 注意 **正文", "<p><strong>注意</strong>正文</p>"),
                read("**注意 **正文", "<p><strong>注意</strong>正文</p>"),
                read("正文** 注意**", "<p>正文<strong>注意</strong></p>"),
                read("** 注意：** 正文，** 重点 **。", "<p><strong>注意：</strong> 正文，<strong>重点</strong>。</p>"),
                read("~~ 旧价 ~~新价", "<p><del>旧价</del>新价</p>"),
                read("__ 注意 __ 正文", "<p><strong>注意</strong> 正文</p>"),
                read("## ** 标题 **一", "<h2><strong>标题</strong>一</h2>"),
                read("- ** 项 **一", "<ul><li><strong>项</strong>一</li></ul>"),
                read("> ** 引 **一", "<blockquote><p><strong>引</strong>一</p></blockquote>"),
                read(
                        "| 甲 | 乙 |\n|---|---|\n| ** 丙 **一 | 丁 |",
                        "<table><thead><tr><th>甲</th><th>乙</th></tr></thead>"
                                + "<tbody><tr><td><strong>丙</strong>一</td><td>丁</td></tr></tbody></table>"),
                read("**甲** 与 **乙**", "<p><strong>甲</strong> 与 <strong>乙</strong></p>"),
                read("** 甲 ** 与 ** 乙", "<p>** 甲 ** 与 ** 乙</p>"),
                read("** note ** text", "<p>** note ** text</p>"),
                read("`** 注意 **`正文", "<p><code>** 注意 **</code>正文</p>"),
                read("\\** 注意 \\**正文", "<p>** 注意 **正文</p>"),
                read("```\n** 注意 **\n```", "<pre><code>** 注意 **\n</code></pre>"),
                read("    ** 注意 ** ，", "<pre><code>** 注意 ** ，\n</code></pre>"),
                read("**注意** ，正文", "<p><strong>注意</strong>，正文</p>"),
                read("[链接](https://example.org/) 。", "<p><a href=\"https://example.org/\">链接</a>。</p>"),
                read("注意 ，正文 。", "<p>注意，正文。</p>"),
                read("use vim ，然后", "<p>use vim ，然后</p>"),
                read("`a ，b` 之后", "<p><code>a ，b</code> 之后</p>"),
                read("这一句话\n还没有完。", "<p>这一句话还没有完。</p>"),
                read("a sentence\ngoes on.", "<p>a sentence goes on.</p>"),
                read("见[很长的\n名字](https://example.org/)。", "<p>见<a href=\"https://example.org/\">很长的名字</a>。</p>"),
                read("见[名](https://example.org/a-\nb-\nc)。", "<p>见<a href=\"https://example.org/a-b-c\">名</a>。</p>"),
                read(
                        "> 见[名](https://example.org/a-\n> b)。",
                        "<blockquote><p>见<a href=\"https://example.org/a-b\">名</a>。</p></blockquote>"),
                read("`见[名](https://example.org/a-\nb)`", "<p><code>见[名](https://example.org/a- b)</code></p>"),
                read(
                        "![图](https://example.org/a.png)图下的话。",
                        "<p><img src=\"https://example.org/a.png\" alt=\"图\"></p>\n<p>图下的话。</p>"),
                read(
                        "一句话。![图](https://example.org/a.png)",
                        "<p>一句话。</p>\n<p><img src=\"https://example.org/a.png\" alt=\"图\"></p>"),
                read(
                        "好![笑](https://example.org/a.png)的。",
                        "<p>好<img src=\"https://example.org/a.png\" alt=\"笑\">的。</p>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void brokenMarkdownIsRepaired(String markdown, String html) {
        assertThat(fixture.html(markdown)).isEqualTo(html);
    }

    private static Arguments read(String markdown, String html) {
        return Arguments.of(markdown, html);
    }
}
