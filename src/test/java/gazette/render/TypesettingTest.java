package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.StoredArticle;
import gazette.config.ArticleDetail;
import gazette.config.ArticleDetailBySection;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.feeds.FeedRenderer;
import gazette.render.mail.MailRenderer;
import gazette.render.pages.PageRenderer;
import gazette.render.themes.Themes;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an article's own HTML and pictures become in letters, pages and feeds.
class TypesettingTest {
    private static final String LONG = "A line of words that goes on and on. ".repeat(8);
    private static final String TASKS = "<ul><li>✓ done</li><li>□ open<ul><li>✗ gone</li></ul></li></ul>"
            + "<ul><li>a bullet</li><li>✓ done</li><li>→ moved</li></ul><ol><li>□ numbered</li></ol>";

    private final Themes themes = RenderFixture.themes();

    @ParameterizedTest
    @CsvSource({
        "wide.png, 1200, 675, '', true",
        "wide.png, 240, 120, '', true",
        "icon.png, 64, 64, '', false",
        "badge.png, 400, 40, '', false",
        "shrunk.png, 1200, 675, 'width=\"24\" ', false",
    })
    void theFirstLargePictureStandsForAnArticleWithoutCover(
            String name, int width, int height, String attribute, boolean stands) {
        StoredArticle article =
                pictured("<p>Words.</p><p><img " + attribute + "src=\"/i/" + name + "\"></p>", name, width, height);
        Document front = Jsoup.parse(
                new PageRenderer(themes, "plain").frontPage(RenderFixture.SITE, List.of(article, article), List.of()));
        assertThat(front.select(".card .picture img[src=/i/" + name + "]")).hasSize(stands ? 1 : 0);
        assertThat(front.select(".card.lettered h3[data-initial=P]")).hasSize(stands ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "magazine", "zh", "gallery"})
    void aPictureIsInALetterAndOnAPageOnce(String theme) {
        StoredArticle article =
                pictured("<p>Words.</p><p><img src=\"/i/wide.png\" alt=\"\"></p>", "wide.png", 1200, 675);
        Issue issue = RenderFixture.issue(1, "One", new Section("S", List.of(RenderFixture.bare(), article)));
        for (ArticleDetail detail : List.of(ArticleDetail.FULL, ArticleDetail.SUMMARY)) {
            var mail = new MailRenderer(themes)
                    .renderIssue(
                            RenderFixture.SITE,
                            RenderFixture.WEEKLY,
                            theme,
                            issue,
                            RenderFixture.LINKS,
                            new ArticleDetailBySection(detail, Map.of()));
            assertThat(Jsoup.parse(mail.html()).select("img[src$=/i/wide.png]")).hasSize(1);
        }
        var pages = new PageRenderer(themes, theme);
        for (String html : List.of(
                pages.issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, issue),
                pages.articlePage(RenderFixture.SITE, article, List.of(), List.of()))) {
            assertThat(Jsoup.parse(html).select("img[src$=/i/wide.png]")).hasSize(1);
        }
    }

    @Test
    void aLetterSetsATitleWithoutPictureOnAGround() {
        Issue issue =
                RenderFixture.issue(1, "One", new Section("", List.of(RenderFixture.clocks(), RenderFixture.bare())));
        Document letter = Jsoup.parse(new MailRenderer(themes)
                .renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, "plain", issue, RenderFixture.LINKS)
                .html());
        assertThat(letter.select("td.lettered[bgcolor] h2").eachText()).containsExactly("Plain text keeps 📜");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "magazine", "zh"})
    void aTaskHasASignInPlaceOfABullet(String theme) {
        StoredArticle article = text(TASKS, "en");
        Issue issue = RenderFixture.issue(1, "One", new Section("", List.of(article)));
        var mail = new MailRenderer(themes)
                .renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, theme, issue, RenderFixture.LINKS);
        assertThat(Jsoup.parse(mail.html())
                        .select("li[style*=list-style-type:none]")
                        .eachText())
                .containsExactly("✓ done", "□ open ✗ gone", "✗ gone", "✓ done", "→ moved");
        Document page = Jsoup.parse(
                new PageRenderer(themes, theme).articlePage(RenderFixture.SITE, article, List.of(), List.of()));
        assertThat(page.select("li.task")).hasSize(5);
        assertThat(new PageRenderer(themes, theme).stylesheet(RenderFixture.SITE))
                .contains(".prose .task { list-style-type: none");
    }

    @Test
    void feedReadersGetTasksAsLines() {
        String lines = "<div>✓ done</div><div>□ open<div>\u2003✗ gone</div></div>"
                + "<ul><li>a bullet</li></ul><div>✓ done</div><div>→ moved</div><ol><li>□ numbered</li></ol>";
        StoredArticle article = text(TASKS, "en");
        assertThat(ArticleHtml.forFeed(article.article(), "https://lamplight.example/a/9"))
                .isEqualTo(lines);
        Issue issue = RenderFixture.issue(1, "One", new Section("", List.of(article)));
        assertThat(new FeedRenderer(themes)
                        .item(RenderFixture.SITE, RenderFixture.WEEKLY, issue)
                        .html())
                .contains(lines);
    }

    @ParameterizedTest
    @CsvSource({
        "'<p>LONG</p><p>More.</p>', true",
        "'<p>LONG</p>', true",
        "'<p>“LONG</p>', true",
        "'<p>Short.</p><p>LONG</p>', false",
        "'<p>LONG</p><p><img src=\"/i/a.png\"></p>', false",
        "'<p>LONG</p><figure><img src=\"/i/a.png\"></figure>', false",
        "'<p><img src=\"/i/a.png\"> LONG</p>', false",
        "'<p><img src=\"/i/a.png\"></p><p>LONG</p>', false",
        "'<h2>Head</h2><p>LONG</p>', false",
        "'<p>1. LONG</p>', false",
        "'', false",
    })
    void aLargeInitialNeedsThreeLinesAndNoPicture(String html, boolean has) {
        StoredArticle article = text(html.replace("LONG", LONG), "en");
        Document page = Jsoup.parse(
                new PageRenderer(themes, "magazine").articlePage(RenderFixture.SITE, article, List.of(), List.of()));
        assertThat(page.select(".prose > p.dropcap")).hasSize(has ? 1 : 0);
    }

    @Test
    void aChineseLineHoldsHalfAsMany() {
        assertThat(ArticleHtml.forArticlePage(
                        text("<p>" + "港口来信，".repeat(25) + "</p>", "zh").article()))
                .contains("dropcap");
        assertThat(ArticleHtml.forArticlePage(
                        text("<p>" + "港口来信，".repeat(24) + "</p>", "zh").article()))
                .doesNotContain("dropcap");
    }

    private static StoredArticle text(String html, String lang) {
        return RenderFixture.filed(
                9,
                "nine",
                "2026-10-06T08:00:00Z",
                new RenderFixture.Draft("Plain").html(html).article(lang));
    }

    private static StoredArticle pictured(String html, String name, int width, int height) {
        var draft = new RenderFixture.Draft("Pictured").html(html).summary("Words.");
        return RenderFixture.filed(
                9,
                "nine",
                "2026-10-06T08:00:00Z",
                draft.image(name, width, height).article("en"));
    }
}
