package gazette.articles.parsing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureTest {
    private static final List<String> TEXT = List.of(
            "<p>The ferry left at six in the morning with nobody on board but the ferryman and his dog, as always.</p>",
            "<p>It came back at nine with forty people, who all said the same: that the bridge was closed again.</p>",
            "<p>By noon the queue reached the church, and the baker carried his bread along it in a wheelbarrow.</p>",
            "<p>Nobody complained, for the lake was calm, and the ferryman told his stories to whoever had time.</p>");
    private static final List<String> NAMES = List.of(
            "class=related",
            "class='m-related-posts wide'",
            "class=relatedArticles",
            "id=jp-relatedposts",
            "class=recommended-stories",
            "class=newsletter-signup",
            "class=post__newsletter",
            "class=subscribe-box",
            "class=share-buttons",
            "class=socialShare",
            "class=social_links",
            "class=promo",
            "class='widget promo-block'",
            "class=advert",
            "id=ad-slot-3",
            "class=sponsored",
            "class=comments",
            "id=disqus_thread",
            "class=comment-list",
            "class=author-bio",
            "class=authorBox",
            "class=breadcrumbs",
            "class=tags",
            "class=post-tags",
            "class=pagination",
            "class=cookie-banner",
            "class=entry-meta",
            "class=byline",
            "class=read-more",
            "class=taboola",
            "class=OUTBRAIN",
            "class=most-read",
            "class=trending",
            "class=paywall",
            "role=navigation",
            "role=complementary",
            "class=sidebar",
            "class=site-footer");

    static Stream<Arguments> named() {
        return NAMES.stream()
                .flatMap(name -> Stream.of(1, 2, 4).map(place -> Arguments.of("<div " + name + ">%s</div>", place)));
    }

    @ParameterizedTest
    @MethodSource("named")
    void whatThePageCallsFurnitureIsCutOut(String frame, int place) {
        assertThat(textWith(frame.formatted("<p>Ten bridges you must see before you are old.</p>"), place))
                .isEqualTo(textWith("", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nav", "aside", "footer", "form", "button", "select", "dialog", "menu", "template", "style"})
    void elementsThatAreNoTextAreCutOut(String element) {
        assertThat(textWith("<" + element + ">Ten bridges</" + element + ">", 2))
                .isEqualTo(textWith("", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Advertisement",
                "Share this article",
                "Read more: <a href=/b>Ten bridges</a>",
                "<strong>READ MORE:</strong> <a href=/b>Ten bridges</a>",
                "» Read also: <a href=/b>Ten bridges</a>",
                "[Related: <a href=/b>Ten bridges</a>]",
                "Related: <a href=/b>Ten bridges</a> and <a href=/c>two more</a>",
                "You may also like: <a href=/b>Ten bridges</a>",
                "Sign up for our newsletter and never miss a bridge.",
                "SIGN UP FOR OUR NEWSLETTER",
                "Subscribe to our channel for all of the latest bridges.",
                "Story continues below",
                "Werbung",
                "Lesen Sie auch: <a href=/b>Zehn Brücken</a>",
                "Mehr zum Thema: <a href=/b>Zehn Brücken</a>",
                "Lire aussi : <a href=/b>Dix ponts</a>",
                "Lees ook: <a href=/b>Tien bruggen</a>",
                "Leia também: <a href=/b>Dez pontes</a>",
                "Leggi anche: <a href=/b>Dieci ponti</a>",
                "Lee también: <a href=/b>Diez puentes</a>",
                "Baca juga: <a href=/b>Sepuluh jembatan</a>",
                "Czytaj także: <a href=/b>Dziesięć mostów</a>",
                "Читайте также: <a href=/b>Десять мостов</a>",
                "Читайте також: <a href=/b>Десять мостів</a>",
                "相关阅读：<a href=/b>十座桥</a>",
                "延伸閱讀：<a href=/b>十座橋</a>",
                "関連記事：<a href=/b>十の橋</a>",
                "あわせて読みたい",
                "관련기사 <a href=/b>다리 열 개</a>",
                "اقرأ أيضا: <a href=/b>عشرة جسور</a>",
                "بیشتر بخوانید: <a href=/b>ده پل</a>",
                "קראו גם: <a href=/b>עשרה גשרים</a>"
            })
    void linesThatLeadAwayAreCutOutOfTheText(String line) {
        assertThat(textWith("<p>" + line + "</p>", 2)).isEqualTo(textWith("", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Copyright © 2026 The Lake Post. All rights reserved.",
                "© 2026 The Lake Post",
                "Follow the Lake Post on Facebook, Twitter and Instagram.",
                "Tags: ferry, bridge",
                "Filed under: Traffic",
                "Contact the author: ann@example.org",
                "Posted in Traffic",
                "More from the lake",
                "Quelle: dpa",
                "Источник: ТАСС",
                "责任编辑：王小明",
                "来源：湖报",
                "タグ：フェリー",
                "<a href=/b>Ten bridges</a>",
                "<a href=/prev>The last bridge</a> | <a href=/next>The next bridge</a>"
            })
    void linesAfterTheTextAreCutOff(String line) {
        assertThat(textWith("<p>" + line + "</p>", 4)).isEqualTo(textWith("", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Ann Miller",
                "By ANN MILLER, Staff Writer",
                "May 3, 2026",
                "Published 11:34 PM EST May 3, 2026",
                "Posted on May 3, 2026 by Ann",
                "3 min read",
                "Von Anna Müller",
                "Lesezeit: 3 Minuten",
                "03.05.2026, 09:00 Uhr",
                "2026年5月3日 09:00",
                "Автор: Анна",
                "https://example.org/page",
                "<a href=/>Home</a> » <a href=/traffic>Traffic</a>"
            })
    void linesBeforeTheTextAreCutOff(String line) {
        assertThat(textWith("<p>" + line + "</p>", 0)).isEqualTo(textWith("", 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In 2026 the bridge was closed.",
                "By then it was late.",
                "Related by marriage to the baker, the ferryman got his bread for nothing, and gave nothing for it, and so both were content for years.",
                "Posted on the door of the church was a note that said who might cross first, and who had to wait, and it was signed by the mayor himself.",
                "Photo albums were his other love.",
                "Read more than once, the letter fell apart, and its last line was lost for good, so that nobody knows how it ended, or whether it was ever sent.",
                "Sharing was never a question.",
                "Подписка была у всех.",
                "评论说，船比桥好。",
                "<a href='https://elsewhere.org/bridge.pdf'>The report on the bridge</a>"
            })
    void sentencesStay(String line) {
        String expected = Jsoup.parse(line).text();
        for (int place : new int[] {0, 2, 4}) {
            assertThat(textWith("<p>" + line + "</p>", place)).contains(expected);
        }
    }

    private static String textWith(String furniture, int place) {
        var body = new StringBuilder("<article><h1>The ferry</h1>");
        for (int i = 0; i < TEXT.size(); i++) {
            body.append(i == place ? furniture : "").append(TEXT.get(i));
        }
        body.append(place == TEXT.size() ? furniture : "").append("</article>");
        Document page = Jsoup.parse("<title>The ferry – The Lake Post</title>" + body, "https://example.org/page");
        return PageArticle.of(page, "", "").orElseThrow().text();
    }
}
