package gazette.articles.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gazette.articles.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files and feeds in the shapes that real tools write; each case has a test of its own elsewhere.
class FieldMarkupTest {
    private static final Path FIELD =
            Path.of("../shared/field").toAbsolutePath().normalize();

    @BeforeEach
    void filesAreThere() {
        assumeTrue(Files.isDirectory(FIELD));
    }

    private static Article file(String name) {
        return ((ParsedArticle) new ArticleFixture(FIELD).parse(name)).article();
    }

    private static List<Article> feed(String name) throws IOException {
        return new EntryFixture().articles(Files.readAllBytes(FIELD.resolve(name)));
    }

    private static List<String> images(Article article) {
        return Jsoup.parse(article.html()).select("img").eachAttr("src");
    }

    @Test
    void lazyPicturesAreThereOnce() throws IOException {
        assertThat(images(file("07c-lazy.html")).subList(0, 10))
                .allSatisfy(src -> assertThat(src).endsWith("//127.0.0.1:8765/img/three.png"));
        assertThat(images(file("07d-lazy.md"))).hasSize(2);
        assertThat(feed("05-srcset.xml").stream().map(FieldMarkupTest::images))
                .containsExactly(
                        List.of("http://127.0.0.1:8765/img/w_1456,c_limit,q_auto:good/one.png"),
                        List.of("http://127.0.0.1:8765/img/w_848,c_limit/two.png"),
                        List.of("http://127.0.0.1:8765/img/three.png"));
    }

    @Test
    void embedsAreLinks() throws IOException {
        assertThat(feed("04-embeds.xml").stream().map(Article::text))
                .containsExactly(
                        "Before.\n\nWatch: How to bind a book [1]\n\nAfter.\n\n[1] https://www.youtube.com/watch?v=lmn456",
                        "Watch: Vimeo [1]\n\n[1] https://vimeo.com/778899",
                        "Listen:\n\nListen: one.mp3 [1]\n\nWatch: one.mp4 [2]\n\n[1] https://e.example/a/one.mp3\n[2] https://e.example/v/one.mp4");
        assertThat(images(feed("04-embeds.xml").getLast())).containsExactly("https://e.example/p.jpg");
        assertThat(file("h_iframe.html").text()).contains("this text must stay", "More", "End.");
    }

    @Test
    void formulasAreThereOnce() throws IOException {
        assertThat(feed("06-katex.xml").getFirst().text())
                .isEqualTo(
                        "The mass is m = c^2, he said.\n\nPlain MathML:\ne^(kt)\n\nMathJax 2: a+b done. TeX: \\(x_1*y_2*z\\) and $$\\frac{a}{b}$$.");
    }

    @Test
    void codeIsLines() {
        assertThat(Jsoup.parse(file("07b-code.html").html()).select("pre").stream()
                        .map(pre -> pre.wholeText().strip()))
                .containsExactly(
                        "def f():\n    return 1",
                        "alpha = 1\nbeta = 2\ngamma = 3",
                        "alpha = 1\nbeta = 2",
                        "alpha = 1\nbeta = 2",
                        "alpha = 1\nbeta = 2",
                        "alpha = 1\nbeta = 2",
                        "let a = 1\n  let b = 2");
    }

    @Test
    void otherToolsAreRead() {
        assertThat(file("wo1.html").title()).isEqualTo("Annual report");
        assertThat(file("wo1.html").text()).startsWith("It’s “quoted” – and … done\n\n- First item\n- Second item\n\n");
        Article saved = file("07-wechat.html");
        assertThat(saved.author()).contains("林夏");
        assertThat(saved.published().map(Object::toString)).contains("2026-11-19T20:15+08:00");
        assertThat(saved.link()).contains("https://mp.weixin.qq.com/s?__biz=AAA&mid=1");
        assertThat(saved.text()).isEqualTo("开头一段。\n\n    for (x of kilns) {\n        x.light()\n    }\n\n结尾一段。");
        assertThat(file("15b-ar.md").lang()).isEqualTo("ar");
        assertThat(file("15c-he.md").lang()).isEqualTo("he");
    }

    @Test
    void exportsOfWeChatAreRead() {
        assertThat(file("wechat/table.md").text()).contains("一楼茶室  九点至六点，可预订\n二楼书房  周末，凭证入内");
        assertThat(file("wechat/bold-runs.md").html())
                .contains("<p>这里<strong>都比那边好</strong>。</p>")
                .doesNotContain("**", "<h6");
        assertThat(file("wechat/code-after-bullets.md").text())
                .isEqualTo("先看一段。\n\n    size = 3\n    for n in range(size):\n        print(n)\n\n后文。");
        assertThat(file("wechat/wrapped-address.md").html())
                .contains("href=\"https://example.org/docs/search/intro-structured-data?hl=zh-cn\"", "under-trained");
        assertThat(file("wechat/tail-glued.md").text())
                .isEqualTo("正文在此。\n\n参考：https://example.org/a-very-long-name-of-a-page/");
    }
}
