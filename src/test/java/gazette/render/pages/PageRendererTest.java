package gazette.render.pages;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.render.RenderFixture;
import gazette.render.SiteUrls;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageRendererTest {
    private final PageRenderer renderer = new PageRenderer(RenderFixture.themes(), "plain");

    @Test
    void aPageSaysWhatItIsAndWhereItsFeedsAre() {
        Document page =
                Jsoup.parse(renderer.issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, RenderFixture.issue()));
        assertThat(page.title()).isEqualTo("The hour that happens twice · #7 · Lamplight 灯下");
        assertThat(attribute(page, "html", "lang")).isEqualTo("en");
        assertThat(attribute(page, "link[rel=canonical]", "href")).isEqualTo("https://lamplight.example/weekly/7");
        assertThat(attribute(page, "meta[property=og:image]", "content"))
                .isEqualTo("https://lamplight.example/i/two-clocks.png");
        assertThat(page.select("link[rel=alternate]").eachAttr("href"))
                .containsExactly(
                        "/weekly/feed.rss",
                        "/weekly/feed.atom",
                        "/weekly/feed.json",
                        "/weekly/issues.rss",
                        "/weekly/issues.atom",
                        "/weekly/issues.json",
                        "/feed.rss",
                        "/feed.atom",
                        "/feed.json");
    }

    @Test
    void anArticleFromElsewhereIsCanonicalThere() {
        Document page = Jsoup.parse(renderer.articlePage(
                RenderFixture.SITE, RenderFixture.lighthouse(), List.of(), List.of(RenderFixture.WEEKLY)));
        assertThat(attribute(page, "link[rel=canonical]", "href")).isEqualTo("https://blog.example.net/lighthouse");
        assertThat(page.text()).contains("First published at blog.example.net");
    }

    @Test
    void anArticleIsSetAndDatedInItsOwnLanguage() {
        Document page = Jsoup.parse(renderer.articlePage(
                RenderFixture.SITE, RenderFixture.chinese(), List.of(), List.of(RenderFixture.WEEKLY)));
        assertThat(attribute(page, "article", "lang")).isEqualTo("zh");
        assertThat(page.select("time").text()).isEqualTo("2026年10月7日");
    }

    @Test
    void aNoteOnAnArticlesPageLeadsWithinIt() {
        assertThat(renderer.articlePage(
                        RenderFixture.SITE, RenderFixture.clocks(), List.of(), List.of(RenderFixture.WEEKLY)))
                .contains("href=\"#fn1\"", "id=\"fn1\"");
        assertThat(renderer.issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, RenderFixture.issue()))
                .contains("href=\"#the-hour-that-happens-twice-fn1\"", "id=\"the-hour-that-happens-twice-fn1\"")
                .doesNotContain("id=\"fn1\"");
    }

    @Test
    void noPageRunsOrFetchesAnything() {
        everyPage().map(Jsoup::parse).forEach(page -> {
            assertThat(page.select("script:not([type=application/ld+json]), [onclick], [onload]"))
                    .isEmpty();
            assertThat(page.select("img, iframe[src]").eachAttr("src")).allMatch(src -> src.startsWith("/i/"));
            assertThat(page.select("link[rel=stylesheet]").eachAttr("href")).containsExactly("/style.css");
        });
        assertThat(renderer.stylesheet(RenderFixture.SITE)).doesNotContain("url(", "@import");
    }

    @Test
    void aSiteMayLieBelowAPath() {
        SiteUrls below = new SiteUrls(RenderFixture.PUBLICATION, URI.create("https://example.org/paper/"));
        Document page = Jsoup.parse(
                renderer.articlePage(below, RenderFixture.bare(), List.of(), List.of(RenderFixture.WEEKLY)));
        assertThat(attribute(page, "link[rel=stylesheet]", "href")).isEqualTo("/paper/style.css");
        assertThat(attribute(page, "link[rel=canonical]", "href")).isEqualTo("https://example.org/paper/a/emoji");
    }

    @Test
    void leavingTakesOneButtonThatPosts() {
        var english = new SubscriberPageRenderer(RenderFixture.themes(), RenderFixture.SITE, "plain", "en");
        Document page = Jsoup.parse(english.unsubscribe(new UnsubscribePageData.Ask("Lamplight Weekly"), "/u/token"));
        assertThat(page.select("form[method=post][action=/u/token] button")).hasSize(1);
        assertThat(attribute(page, "meta[name=robots]", "content")).isEqualTo("noindex");
        var chinese = new SubscriberPageRenderer(RenderFixture.themes(), RenderFixture.SITE, "plain", "zh");
        String left = chinese.unsubscribe(
                new UnsubscribePageData.Done("灯下周刊", Optional.empty(), UnsubscribePageData.Alternatives.NOTHING),
                "/u/token");
        assertThat(Jsoup.parse(left).text()).contains("您已退订灯下周刊。");
        assertThat(left).doesNotContain("<form");
        assertThat(english.unknownLink()).doesNotContain("<form");
    }

    @Test
    void theMailboxSaysWhatItIsAndHowManyLettersThereAre() {
        var mail = new InboxPageData.Mail("1", "Subject", RenderFixture.NOW);
        var boxes = List.of(
                new InboxPageData.Recipient("ada@example.org", List.of(mail, mail)),
                new InboxPageData.Recipient("bea@example.org", List.of(mail)));
        assertThat(renderer.mailboxPage(RenderFixture.SITE, new InboxPageData("/mailbox", boxes, Optional.empty())))
                .contains("went nowhere else: 3 so far.");
        assertThat(renderer.mailboxPage(RenderFixture.SITE, new InboxPageData("/mailbox", List.of(), Optional.empty())))
                .contains("None has arrived yet.");
    }

    private Stream<String> everyPage() {
        var issue = RenderFixture.issue();
        var mail = new InboxPageData.Mail("1", "Subject", RenderFixture.NOW);
        var open = new InboxPageData.OpenMail(mail, "from", "to", InboxPageData.Tab.TEXT, "body");
        var boxes = List.of(new InboxPageData.Recipient("ada@example.org", List.of(mail)));
        return Stream.of(
                renderer.frontPage(
                        RenderFixture.SITE,
                        issue.articles(),
                        List.of(new ListWithIssues(RenderFixture.WEEKLY, List.of(issue)))),
                renderer.listPage(RenderFixture.SITE, RenderFixture.WEEKLY, List.of(issue)),
                renderer.issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, issue),
                renderer.articlePage(
                        RenderFixture.SITE, RenderFixture.clocks(), List.of(), List.of(RenderFixture.WEEKLY)),
                renderer.notFoundPage(RenderFixture.SITE),
                renderer.mailboxPage(RenderFixture.SITE, new InboxPageData("/mailbox", boxes, Optional.of(open))));
    }

    private static String attribute(Document page, String selector, String name) {
        return page.expectFirst(selector).attr(name);
    }
}
