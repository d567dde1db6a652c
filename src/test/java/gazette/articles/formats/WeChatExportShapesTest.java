package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What converters make of WeChat's pages, each shape in a body of its own. In the tables, `⏎` is a line end.
class WeChatExportShapesTest {
    private static Article read(String body) {
        String head = "# 题\n\n文章作者: 林夏\n原文链接: https://example.org/a\n\n";
        return new ArticleFixture().read("a.md", head + body.replace('⏎', '\n')).article();
    }

    private static String html(String body) {
        return read(body).html().replace("\n", "").replace("<tbody>", "").replace("</tbody>", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '"',
            value = {
                "这里**都****比那边好** 。¦<p>这里<strong>都比那边好</strong>。</p>",
                "又**甲**，**乙**和**丙**。¦<p>又<strong>甲</strong>，<strong>乙</strong>和<strong>丙</strong>。</p>",
                "好**甲****乙****丙**字¦<p>好<strong>甲乙丙</strong>字</p>",
                "好**甲**  ⏎**乙**字¦<p>好<strong>甲</strong></p><p><strong>乙</strong>字</p>",
                "前****后¦<p>前后</p>",
                "前** **后¦<p>前 后</p>",
                "电话 138****1234，密码 ab****cd¦<p>电话 138****1234，密码 ab****cd</p>",
                "###### **  ⏎**⏎⏎ **  ⏎**⏎⏎后文¦<p>后文</p>",
                "**⏎⏎整段⏎⏎**⏎⏎后文¦<p>整段</p><p>后文</p>",
                "字**甲段  ⏎乙段**字¦<p>字<strong>甲段</strong></p><p><strong>乙段</strong>字</p>",
                "> 字**甲段  ⏎> 乙段**字¦<blockquote><p>字<strong>甲段</strong></p><p><strong>乙段</strong>字</p></blockquote>",
                "其中**要紧。****  ⏎****![](https://example.org/p.png)**¦"
                        + "<p>其中<strong>要紧。</strong></p><p><img src=\"https://example.org/p.png\" alt=\"\"></p>",
                "**![](https://example.org/p.png)**  ⏎后文¦<p><img src=\"https://example.org/p.png\" alt=\"\"></p><p>后文</p>",
                "_![](https://example.org/p.png)_  ⏎后文¦<p><img src=\"https://example.org/p.png\" alt=\"\"></p><p>后文</p>",
                "**甲**`a****b`**乙**¦<p><strong>甲</strong><code>a****b</code><strong>乙</strong></p>",
                "字_**甲**_字 _乙_ 字¦<p>字<em><strong>甲</strong></em>字 <em>乙</em> 字</p>",
                "字 _甲__乙_ 字¦<p>字 <em>甲乙</em> 字</p>",
                "填空 ____，snake_case_name 和 _a 与 _b¦<p>填空 ____，snake_case_name 和 _a 与 _b</p>",
                "见 https://example.org/s?__biz=Mz&_x=1 。¦"
                        + "<p>见 <a href=\"https://example.org/s?__biz=Mz&amp;_x=1\">https://example.org/s?__biz=Mz&amp;_x=1</a>。</p>",
                "**未完¦<p>未完</p>",
                "字 **甲** 与 2 ** 3¦<p>字 <strong>甲</strong> 与 2 ** 3</p>",
                "***甲***字**乙**¦<p><em><strong>甲</strong></em>字<strong>乙</strong></p>"
            })
    void emphasisIsAroundWordsOnly(String body, String html) {
        assertThat(html(body)).isEqualTo(html);
    }

    @Test
    void hostileTextIsReadInTime() {
        List<String> parts = List.of(
                "**",
                "*",
                "_",
                "**甲",
                "**甲  \n",
                "`",
                "](",
                "![](",
                "<",
                "https://a",
                "a-\n",
                "https://a-\n",
                "甲|\n",
                "* ",
                "    ",
                "-|");
        for (String part : parts) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> WeChatMarkdownRepair.repair(
                            part.repeat(30_000 / part.length()).lines().toList()),
                    part);
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> WeChatMarkdownRepair.repair(
                        ("a|b\n-|-\n1|2\n" + "c\n".repeat(60_000)).lines().toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "地点| 时间  ⏎---|---  ⏎一楼| 九点  ⏎二楼`书房`| 周末  ⏎  ⏎* * *¦地点,时间;一楼,九点;二楼书房,周末",
                "| 时间  ⏎---|---  ⏎一楼| 九点  ⏎| 周末  ⏎¦,时间;一楼,九点;,周末",
                "a| b| c  ⏎---|---|---  ⏎一|  | 三  ⏎后| |  ⏎¦a,b,c;一,,三;后,,",
                "| a | b |  ⏎|---|---|  ⏎| 一 | 二 |  ⏎¦a,b;一,二",
                "**甲****乙**| b  ⏎---|---  ⏎一| **  ⏎¦甲乙,b;一,",
                "a| b  ⏎---|---  ⏎一| 二  ⏎三  ⏎四| 五¦a,b;一,二 三;四,五",
                "前文  ⏎a| b  ⏎---|---  ⏎一| 二¦a,b;一,二"
            })
    void tablesAreTables(String body, String cells) {
        Article article = read(body + "⏎⏎后文。");
        String read = String.join(
                ";",
                Jsoup.parse(article.html()).select("tr").stream()
                        .map(row -> String.join(
                                ",",
                                row.select("td, th").stream().map(Element::text).toList()))
                        .toList());
        assertThat(read).isEqualTo(cells);
        assertThat(article.text()).endsWith("后文。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "  *   *   *   * ⏎⏎    ⏎    ⏎    a = 1  ⏎    if a:  ⏎        b(a)  ⏎",
                "  * ⏎⏎    a = 1  ⏎    if a:  ⏎        b(a)",
                "  *   * ⏎  * ⏎⏎    a = 1⏎    if a:⏎        b(a)",
                "  1.   2.   3. ⏎⏎    ⏎    a = 1  ⏎    if a:  ⏎        b(a)  ⏎",
                "    a = 1  ⏎    if a:  ⏎        b(a)  ⏎",
                "```⏎a = 1  ⏎if a:  ⏎    b(a)  ⏎```"
            })
    void codeStaysAsItIs(String body) {
        assertThat(html("前文。  ⏎⏎" + body + "⏎⏎后文。"))
                .isEqualTo("<p>前文。</p><pre><code>a = 1if a:    b(a)</code></pre><p>后文。</p>");
        assertThat(read(body).text()).isEqualTo("    a = 1\n    if a:\n        b(a)");
    }

    @Test
    void codeKeepsItsEmptyLinesItsMarksAndItsWrappedWords() {
        assertThat(read("    a ** b **  ⏎      ⏎    x_ = y-  ⏎    z****  ⏎").text())
                .isEqualTo("    a ** b **\n\n    x_ = y-\n    z****");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "!!! note⏎⏎    a = 1  ⏎    b = 2  ⏎¦<p>!!! note</p><pre><code>a = 1b = 2</code></pre>",
                "$$⏎⏎    a = 1  ⏎    b = 2  ⏎⏎$$¦<p>$$</p><pre><code>a = 1b = 2</code></pre><p>$$</p>",
                "!!! note⏎⏎    甲** 乙 **丙⏎⏎** 丁 **戊¦"
                        + "<p>!!! note</p><pre><code>甲** 乙 **丙</code></pre><p><strong>丁</strong> 戊</p>"
            })
    void codeBelowWhatLooksLikeAToolsNotationStaysAsItIs(String body, String html) {
        assertThat(html(body)).isEqualTo(html);
    }

    @Test
    void aRuleAboveCodeStaysARuleAndAListAList() {
        assertThat(html("* * *⏎⏎后文")).isEqualTo("<hr><p>后文</p>");
        assertThat(html("  * 甲  ⏎  * 乙⏎⏎后文")).isEqualTo("<ul><li>甲</li><li>乙</li></ul><p>后文</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "见 https://example.org/intro-⏎data?hl=zh-cn 一文¦见 https://example.org/intro-data?hl=zh-cn 一文",
                "见 https://example.org/a-⏎b-⏎c-⏎d/ 一文¦见 https://example.org/a-b-c-d/ 一文",
                "见 <https://example.org/a-⏎b>。¦见 https://example.org/a-b。",
                "> 见 https://example.org/a-⏎> b 一文¦见 https://example.org/a-b 一文",
                "（under-⏎trained）¦（under-trained）",
                "用 GPT-⏎4 和 end-to-⏎end¦用 GPT-4 和 end-to-end",
                "pre-⏎and post-training¦pre- and post-training",
                "一行⏎二行¦一行二行"
            })
    void whatWasWrappedAtAHyphenIsWhole(String body, String text) {
        assertThat(Jsoup.parse(read(body).html()).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "正文。⏎⏎ _参考：书/__  ⏎_© THE END 转载⏎⏎后文¦<p>正文。</p><p><em>参考：书/</em></p>",
                "正文。  ⏎**© THE END 转载**  ⏎后文¦<p>正文。</p>",
                "正文。  ⏎_**© THE END**_  ⏎后文¦<p>正文。</p>",
                "_正文。  ⏎© THE END 转载_⏎⏎后文¦<p><em>正文。</em></p>",
                "**正文。****  ⏎****© THE END** 转载¦<p><strong>正文。</strong></p>"
            })
    void aTailGluedToEmphasisIsCut(String body, String html) {
        assertThat(html(body)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "这里**都好**\u00A0。¦<p>这里<strong>都好</strong>。</p>",
                "这里都好\u00A0，那里\u00A0 ！¦<p>这里都好，那里！</p>",
                "这里**都好**&nbsp;。¦<p>这里<strong>都好</strong>。</p>",
                "a\u00A0: b¦<p>a&nbsp;: b</p>"
            })
    void aNonBreakingSpaceBeforeChinesePunctuationGoes(String body, String html) {
        assertThat(html(body)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "##### 作者 | 林夏⏎⏎正文¦<p>作者 | 林夏</p><p>正文</p>",
                "##### **文／林夏 编辑／陈默**⏎⏎正文¦<p><strong>文／林夏 编辑／陈默</strong></p><p>正文</p>",
                "**撰文丨林夏**⏎⏎正文¦<p><strong>撰文丨林夏</strong></p><p>正文</p>",
                "###### 【采访/撰文：林夏】⏎⏎正文¦<p>【采访/撰文：林夏】</p><p>正文</p>",
                "**文字的故事**⏎⏎正文¦<h2>文字的故事</h2><p>正文</p>",
                "##### 作者与读者⏎⏎正文¦<h2>作者与读者</h2><p>正文</p>"
            })
    void aBylineIsNoHeading(String body, String html) {
        assertThat(html(body)).isEqualTo(html);
    }

    @Test
    void labelsMayBeHeadingsOrBold() {
        Article article = new ArticleFixture()
                .read("# 题\n\n##### 文章作者: 林夏\n\n##### **发布地**：广州\n\n**原文链接: https://example.org/a**\n\n正文。")
                .article();
        assertThat(article.author()).contains("林夏");
        assertThat(article.byline().place()).contains("广州");
        assertThat(article.link()).contains("https://example.org/a");
        assertThat(article.html()).isEqualTo("<p>正文。</p>");
    }
}
