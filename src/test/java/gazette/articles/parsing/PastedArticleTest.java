package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.FolderConfig;
import gazette.config.PublicationConfig;
import gazette.press.publishing.TestPublication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the clipboard brings, as Markdown.
class PastedArticleTest {
    @TempDir
    static Path folder;

    private static PublicationConfig publication;
    private static FolderConfig seeds;

    @BeforeAll
    static void open() {
        try (var paper = new TestPublication(folder)) {
            publication = paper.config().publication();
            seeds = paper.config().folders().getFirst();
        }
    }

    @Test
    void aPieceOfAPageBecomesMarkdown() {
        assertThat(html("""
                <meta charset=utf-8><h2>A *head*</h2><p>Some <b>bold </b>and <i>slanted</i>, a <a href="https://example.org/x">link</a>
                and <code>x=1</code>.</p><ul><li>one</li><li>two<ol><li>three</li></ol></li></ul><blockquote><p>Said.</p></blockquote>
                <pre><code class="language-java">int a;</code></pre><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>
                <img src="https://example.org/a.png" alt="A cat">
                """).text())
                .contains("A \\*head\\*", "Some **bold** and *slanted*, a [link](https://example.org/x)", "`x=1`")
                .contains(
                        "- one\n- two",
                        "1. three",
                        "> Said.",
                        "```java\nint a;\n```",
                        "|A|B|",
                        "![A cat](https://example.org/a.png)");
    }

    @Test
    void nothingThatRunsComesIn() {
        assertThat(html("""
                <p onclick="x()">Text<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></svg>
                <a href="javascript:alert(1)">go</a><iframe src="https://evil.example"></iframe>
                <b style="width:expression(alert(1))">b</b></p>""").text())
                .contains("Text", "go", "**b**")
                .doesNotContain("alert", "javascript", "iframe", "svg", "style");
    }

    @Test
    void aWeChatPageBringsItsTitleAuthorAndDate() {
        PastedArticle pasted = html("""
                <html><head><meta property="og:title" content="灯下"><meta name="author" content="王"></head><body>
                <h1 id="activity-name">灯下</h1><div id="js_content"><p>第一段。</p><section><p><img data-src="https://mmbiz.qpic.cn/a/640"></p></section>
                <p>第二段<strong>重点</strong>。</p></div><script>var ct = "1735704302";</script></body></html>""");
        assertThat(pasted.fields()).containsEntry(ArticleField.TITLE, "灯下").containsEntry(ArticleField.AUTHOR, "王");
        assertThat(pasted.fields().get(ArticleField.DATE)).startsWith("2025-01-01T");
        assertThat(pasted.text()).contains("第一段。", "https://mmbiz.qpic.cn/a/640", "第二段**重点**。");
    }

    @Test
    void theMarkdownOfAWeChatExportIsTakenApart() throws Exception {
        String export =
                Files.readString(Path.of("src/test/resources/articles").resolve("wechat-wrapped-with-tail.txt"));
        PastedArticle pasted = PastedArticle.ofText(export, seeds, publication).orElseThrow();
        assertThat(pasted.fields()).containsKeys(ArticleField.TITLE, ArticleField.AUTHOR, ArticleField.DATE);
        assertThat(pasted.text()).doesNotContain("文章作者");
    }

    @Test
    void markdownWithAHeadIsTakenApartAndOtherTextStaysAsItIs() {
        PastedArticle pasted = PastedArticle.ofText("---\ntitle: A\ntags: [b, c]\n---\n\n*Text*\n", seeds, publication)
                .orElseThrow();
        assertThat(pasted.fields()).containsEntry(ArticleField.TITLE, "A").containsEntry(ArticleField.TAGS, "b, c");
        assertThat(pasted.text()).isEqualTo("*Text*\n");
        assertThat(List.of("Just text.", "# A heading\n\nText."))
                .allSatisfy(text -> assertThat(PastedArticle.ofText(text, seeds, publication))
                        .isEmpty());
    }

    private static PastedArticle html(String html) {
        return PastedArticle.ofHtml(html, seeds, publication).orElseThrow();
    }
}
