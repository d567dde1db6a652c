package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Pages pages = new Pages(Cast.themes(), "plain");

    @Test
    void aPageSaysWhatItIsAndWhereItsFeedsAre() {
        Document page = Jsoup.parse(pages.issuePage(Cast.SITE, Cast.WEEKLY, Cast.issue()));
        assertThat(page.title()).isEqualTo("Lamplight Weekly №7: The hour that happens twice · Lamplight 灯下");
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
        Document page = Jsoup.parse(pages.articlePage(Cast.SITE, Cast.lighthouse(), List.of(Cast.WEEKLY)));
        assertThat(attribute(page, "link[rel=canonical]", "href")).isEqualTo("https://blog.example.net/lighthouse");
        assertThat(page.text()).contains("First published at blog.example.net");
    }

    @Test
    void anArticleIsSetAndDatedInItsOwnLanguage() {
        Document page = Jsoup.parse(pages.articlePage(Cast.SITE, Cast.chinese(), List.of(Cast.WEEKLY)));
        assertThat(attribute(page, "article", "lang")).isEqualTo("zh");
        assertThat(page.select("time").text()).isEqualTo("2026年10月7日");
    }

    @Test
    void aNoteOnAnArticlesPageLeadsWithinIt() {
        assertThat(pages.articlePage(Cast.SITE, Cast.clocks(), List.of(Cast.WEEKLY)))
                .contains("href=\"#fn1\"", "id=\"fn1\"");
        assertThat(pages.issuePage(Cast.SITE, Cast.WEEKLY, Cast.issue()))
                .contains("href=\"#the-hour-that-happens-twice-fn1\"", "id=\"the-hour-that-happens-twice-fn1\"")
                .doesNotContain("id=\"fn1\"");
    }

    @Test
    void noPageRunsOrFetchesAnything() {
        everyPage().map(Jsoup::parse).forEach(page -> {
            assertThat(page.select("script, [onclick], [onload]")).isEmpty();
            assertThat(page.select("img, iframe[src]").eachAttr("src")).allMatch(src -> src.startsWith("/i/"));
            assertThat(page.select("link[rel=stylesheet]").eachAttr("href")).containsExactly("/style.css");
        });
        assertThat(pages.stylesheet(Cast.SITE)).doesNotContain("url(", "@import");
    }

    @Test
    void aSiteMayLieBelowAPath() {
        Site below = new Site(Cast.PUBLICATION, URI.create("https://example.org/paper/"));
        Document page = Jsoup.parse(pages.articlePage(below, Cast.bare(), List.of(Cast.WEEKLY)));
        assertThat(attribute(page, "link[rel=stylesheet]", "href")).isEqualTo("/paper/style.css");
        assertThat(attribute(page, "link[rel=canonical]", "href")).isEqualTo("https://example.org/paper/a/emoji");
    }

    @Test
    void leavingTakesOneButtonThatPosts() {
        var english = new ReaderPages(Cast.themes(), Cast.SITE, "plain", "en");
        Document page = Jsoup.parse(english.unsubscribe(new Leaving.Ask("Lamplight Weekly"), "/u/token"));
        assertThat(page.select("form[method=post][action=/u/token] button")).hasSize(1);
        assertThat(attribute(page, "meta[name=robots]", "content")).isEqualTo("noindex");
        var chinese = new ReaderPages(Cast.themes(), Cast.SITE, "plain", "zh");
        assertThat(chinese.unsubscribe(new Leaving.Done("灯下周刊", Optional.empty(), Leaving.Rather.NOTHING), "/u/token"))
                .contains("您已退订灯下周刊。")
                .doesNotContain("<form");
        assertThat(english.unknownLink()).doesNotContain("<form");
    }

    @Test
    void theMailboxSaysWhatItIsAndHowManyLettersThereAre() {
        var mail = new Mailbox.Mail("1", "Subject", Cast.NOW);
        var boxes = List.of(
                new Mailbox.Box("ada@example.org", List.of(mail, mail)),
                new Mailbox.Box("bea@example.org", List.of(mail)));
        assertThat(pages.mailboxPage(Cast.SITE, new Mailbox("/mailbox", boxes, Optional.empty())))
                .contains("went nowhere else: 3 so far.");
        assertThat(pages.mailboxPage(Cast.SITE, new Mailbox("/mailbox", List.of(), Optional.empty())))
                .contains("None has arrived yet.");
    }

    private Stream<String> everyPage() {
        var issue = Cast.issue();
        var mail = new Mailbox.Mail("1", "Subject", Cast.NOW);
        var open = new Mailbox.OpenMail(mail, "from", "to", Mailbox.Tab.TEXT, "body");
        var boxes = List.of(new Mailbox.Box("ada@example.org", List.of(mail)));
        return Stream.of(
                pages.frontPage(Cast.SITE, issue.articles(), List.of(new Shelf(Cast.WEEKLY, List.of(issue)))),
                pages.listPage(Cast.SITE, Cast.WEEKLY, List.of(issue)),
                pages.issuePage(Cast.SITE, Cast.WEEKLY, issue),
                pages.articlePage(Cast.SITE, Cast.clocks(), List.of(Cast.WEEKLY)),
                pages.notFoundPage(Cast.SITE),
                pages.mailboxPage(Cast.SITE, new Mailbox("/mailbox", boxes, Optional.of(open))));
    }

    private static String attribute(Document page, String selector, String name) {
        return page.expectFirst(selector).attr(name);
    }
}
