package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CjkEmphasisTest {
    private static String html(String markdown) {
        return MarkdownRenderer.render(markdown).body().select("p").html();
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
                "**提示！**请看 | <strong>提示！</strong>请看",
                "**真的吗？**是的 | <strong>真的吗？</strong>是的",
                "**甲、**乙 | <strong>甲、</strong>乙",
                "**甲；**乙 | <strong>甲；</strong>乙",
                "**《灯》**很好 | <strong>《灯》</strong>很好",
                "看**《灯》**吧 | 看<strong>《灯》</strong>吧",
                "看**【灯】**吧 | 看<strong>【灯】</strong>吧",
                "涨了**50%**左右 | 涨了<strong>50%</strong>左右",
                "约**$5**左右 | 约<strong>$5</strong>左右",
                "叫**\"灯\"**的 | 叫<strong>\"灯\"</strong>的",
                "叫**(灯)**的 | 叫<strong>(灯)</strong>的",
                "***注意：***正文 | <em><strong>注意：</strong></em>正文",
                "**_注：_**字 | <strong><em>注：</em></strong>字",
                "**~~注：~~**字 | <strong><del>注：</del></strong>字",
                "字**~~（注）~~**字 | 字<strong><del>（注）</del></strong>字",
                "甲**（乙）**丙**（丁）**戊 | 甲<strong>（乙）</strong>丙<strong>（丁）</strong>戊",
                "**重要だ。**はい | <strong>重要だ。</strong>はい",
                "**「灯」、**と | <strong>「灯」、</strong>と",
                "これは*「灯」*です | これは<em>「灯」</em>です",
                "**ﾃｽﾄ｡**です | <strong>ﾃｽﾄ｡</strong>です",
                "これは**｢灯｣**です | これは<strong>｢灯｣</strong>です",
                "~~古い。~~新しい | <del>古い。</del>新しい",
                "**마크다운(Markdown)**은 | <strong>마크다운(Markdown)</strong>은",
                "이것은**\"등\"**입니다 | 이것은<strong>\"등\"</strong>입니다",
                "~~옛것.~~새것 | <del>옛것.</del>새것",
                "a**（b）**c | a<strong>（b）</strong>c",
                "𠀀**(a)**𠀋 | 𠀀<strong>(a)</strong>𠀋",
                "**a.**𠮷 | <strong>a.</strong>𠮷",
                "葛\uDB40\uDD00**(a)**城 | 葛\uDB40\uDD00<strong>(a)</strong>城",
                "大\uFE00**(a)**城 | 大\uFE00<strong>(a)</strong>城",
                "> **注：**字 | <strong>注：</strong>字",
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
                "a**(b)**c | a**(b)**c",
                "a~~(b)~~c | a~~(b)~~c",
                "** 注：字 | ** 注：字",
                "甲 * 乙 * 丙 | 甲 * 乙 * 丙",
                "中文_强调。_中文 | 中文_强调。_中文",
                "한국어_강조_입니다 | 한국어_강조_입니다",
                "⭐**(a)**b | ⭐**(a)**b",
                "a**“b”**c | a**“b”**c",
            })
    void textWithoutEmphasisStaysText(String markdown, String html) {
        assertThat(html(markdown)).isEqualTo(html);
    }

    @Test
    void codeIsUntouched() {
        assertThat(html("`**注意：**正文`")).isEqualTo("<code>**注意：**正文</code>");
        assertThat(MarkdownRenderer.render("```\n**注意：**正文\n```")
                        .body()
                        .select("code")
                        .text())
                .isEqualTo("**注意：**正文");
    }

    @Test
    void bareLinksEndWhereChineseBegins() {
        assertThat(html("见 https://example.com/a，下同"))
                .isEqualTo("见 <a href=\"https://example.com/a\">https://example.com/a</a>，下同");
        assertThat(html("信箱：a@example.com。完")).isEqualTo("信箱：<a href=\"mailto:a@example.com\">a@example.com</a>。完");
        assertThat(html("直接写 UTF-8，「林夏@例子.test」也能")).isEqualTo("直接写 UTF-8，「林夏@例子.test」也能");
    }
}
