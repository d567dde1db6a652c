package gazette.articles.formats;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatPageTest {
    private static Article read(String head, String around) {
        String content = "<div class='rich_media_content' id='js_content' style='visibility: hidden; opacity: 0;'>"
                + "<section><p>开头一段。</p><p><img data-src='https://m.example/a?wx_fmt=png' src='data:image/svg+xml,x'></p></section>{IN}</div>";
        String page = "<!DOCTYPE html><html><head>" + head
                + "<title></title></head><body id='activity-detail'><div id=js_article>"
                + "<h1 class='rich_media_title' id='activity-name'>\n窑火\n</h1><div id='meta_content'><span class='rich_media_meta'>原创</span>"
                + "<a id='js_name'>窑边手记</a><em id='publish_time'>2026年11月19日 20:15</em></div>"
                + (around.startsWith("IN:")
                        ? content.replace("{IN}", around.substring(3))
                        : content.replace("{IN}", "") + around)
                + "</div></body></html>";
        return new ArticleFixture().read("a.html", page).article();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<meta property='og:article:author' content='林夏'><meta property='og:url' content='http://mp.weixin.qq.com/s?__biz=A&amp;amp;mid=1'>|<script>var ct = \"1795090500\"; var nickname = \"窑边手记\";</script>|林夏|2026-11-19T20:15+08:00|https://mp.weixin.qq.com/s?__biz=A&mid=1",
                "|<script>var nickname = htmlDecode(\"窑边\"); var ct = \"1795090500\"; var msg_link = \"http://mp.weixin.qq.com/s?__biz=A&amp;mid=1#rd\";</script>|窑边|2026-11-19T20:15+08:00|https://mp.weixin.qq.com/s?__biz=A&mid=1#rd",
                "|<script>window.cgiDataNew = { nick_name: JsDecode('窑边'), ori_create_time: '1795090500' * 1, link: JsDecode('http://mp.weixin.qq.com/s?__biz\\x3dA\\x26amp;mid\\x3d1') };</script>|窑边|2026-11-19T20:15+08:00|https://mp.weixin.qq.com/s?__biz=A&mid=1",
                "<meta name=author content='林夏'>|<script>var createTime = '2026-11-19 20:15'; var ct = '';</script>|林夏|2026-11-19T20:15+08:00|",
                "|<p>x</p>|窑边手记|2026-11-19T20:15+08:00|"
            })
    void authorDateAndAddressAreInItsElementsAndScripts(
            String head, String script, String author, String date, String link) {
        Article article = read(head == null ? "" : head, script);
        assertThat(article.title()).isEqualTo("窑火");
        assertThat(article.author()).contains(author);
        assertThat(article.published().map(Object::toString)).contains(date);
        assertThat(article.link().orElse(null)).isEqualTo(link);
        assertThat(article.lang()).isEqualTo("zh");
        assertThat(article.html())
                .isEqualTo("<p>开头一段。</p>\n<p><img src=\"https://m.example/a?wx_fmt=png\" alt=\"\"></p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<div class='rich_media_tool'><a id='js_view_source'>阅读原文</a></div>",
                "<div class='qr_code_pc_outer'><p>微信扫一扫<br>关注该公众号</p></div>",
                "<div id='js_tags_preview_toast'>预览时标签不可点</div>",
                "IN:<p>阅读原文</p>",
                "IN:<section><span>微信扫一扫关注该公众号</span></section>",
                "IN:<p>预览时标签不可点</p>",
                "IN:<mp-common-profile data-nickname='x'></mp-common-profile>"
            })
    void furnitureGoes(String furniture) {
        assertThat(read("", furniture).text()).isEqualTo("开头一段。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IN:<p>请点击阅读原文，里面有全部数据。</p>|请点击阅读原文，里面有全部数据。",
                "IN:<p>他说：微信扫一扫这个功能，当时没有人看好，后来人人都用。</p>|他说：微信扫一扫这个功能，当时没有人看好，后来人人都用。"
            })
    void theAuthorsOwnWordsStay(String content, String text) {
        assertThat(read("", content).text()).contains(text);
    }
}
