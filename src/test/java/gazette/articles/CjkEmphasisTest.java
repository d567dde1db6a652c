package gazette.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CjkEmphasisTest {
    private static String html(String markdown) {
        return Markdown.render(markdown).select("p").html();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**注意：**正文 | <strong>注意：</strong>正文",
                "正文**（注意）**正文 | 正文<strong>（注意）</strong>正文",
                "他说**「好」**，走了 | 他说<strong>「好」</strong>，走了",
                "他说**“好”**就走了 | 他说<strong>“好”</strong>就走了",
                "见**[链接](https://example.com/)**吧 | 见<strong><a href=\"https://example.com/\">链接</a></strong>吧",
                "用**`code`**写 | 用<strong><code>code</code></strong>写",
                "*重要。*但是 | <em>重要。</em>但是",
                "~~旧的。~~新的 | <del>旧的。</del>新的",
                "これは**「重要」**です | これは<strong>「重要」</strong>です",
                "**중요(重要)**합니다 | <strong>중요(重要)</strong>합니다",
                "**粗体**与*斜体* | <strong>粗体</strong>与<em>斜体</em>",
                "逃\\*：不是强调\\*的 | 逃*：不是强调*的",
            })
    void emphasisWorksBesideChinesePunctuation(String markdown, String html) {
        assertThat(html(markdown)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 * 3 * 4 | 2 * 3 * 4",
                "a**\"b\"**c | a**\"b\"**c",
                "**bold**text | <strong>bold</strong>text",
                "snake_case_name | snake_case_name",
            })
    void latinTextIsReadAsCommonMarkSays(String markdown, String html) {
        assertThat(html(markdown)).isEqualTo(html);
    }

    @Test
    void codeIsUntouched() {
        assertThat(html("`**注意：**正文`")).isEqualTo("<code>**注意：**正文</code>");
        assertThat(Markdown.render("```\n**注意：**正文\n```").select("code").text()).isEqualTo("**注意：**正文");
    }

    @Test
    void bareLinksEndWhereChineseBegins() {
        assertThat(html("见 https://example.com/a，下同"))
                .isEqualTo("见 <a href=\"https://example.com/a\">https://example.com/a</a>，下同");
        assertThat(html("信箱：a@example.com。完")).isEqualTo("信箱：<a href=\"mailto:a@example.com\">a@example.com</a>。完");
        assertThat(html("直接写 UTF-8，「林夏@例子.test」也能")).isEqualTo("直接写 UTF-8，「林夏@例子.test」也能");
    }
}
