package gazette.render.pages;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.StoredArticle;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.RenderFixture;
import gazette.render.mail.MailRenderer;
import gazette.render.themes.Themes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Titles, names and tags are text: whatever they hold comes out literal, and the layout stays whole.
class TextEscapingTest {
    private final Themes themes = RenderFixture.themes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</td></table>",
                "${x}",
                "#{x}",
                "[=x]",
                "<#list 1..9 as x>",
                "</#if>",
                "<script>alert(1)</script>",
                "\" onerror=\"alert(1)",
                "' onerror='alert(1)",
                "--><b>",
                "]]>",
                "<![endif]-->",
                "&lt;b&gt;",
                "{0}",
                "$1 \\1"
            })
    void comesOutLiteral(String words) {
        StoredArticle article = RenderFixture.titled(words);
        Issue issue = RenderFixture.issue(1, words, new Section(words, List.of(article, article, article)));
        var renderer = new MailRenderer(themes);
        var pageRenderer = new PageRenderer(themes, "plain");
        var renderedMail =
                renderer.renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, "plain", issue, RenderFixture.LINKS);
        assertThat(renderedMail.subject()).isEqualTo(words);
        assertThat(renderedMail.text()).contains("1. " + words);
        Stream.of(
                        renderedMail.html(),
                        pageRenderer.issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, issue),
                        pageRenderer.articlePage(RenderFixture.SITE, article, List.of(), List.of(RenderFixture.WEEKLY)),
                        pageRenderer.listPage(RenderFixture.SITE, RenderFixture.WEEKLY, List.of(issue)),
                        pageRenderer.frontPage(
                                RenderFixture.SITE,
                                List.of(article),
                                List.of(new ListWithIssues(RenderFixture.WEEKLY, List.of(issue)))))
                .forEach(html -> assertLiteral(html, words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"</textarea><script>alert(1)</script>", "\"><script>alert(1)</script>", "${x}"})
    void aMailInTheMailboxStaysInItsFrame(String body) {
        var mail = new InboxPageData.Mail("1", body, RenderFixture.NOW);
        var open = new InboxPageData.OpenMail(mail, body, body, InboxPageData.Tab.HTML, body);
        var box = new InboxPageData.Recipient(body, List.of(mail));
        String html = new PageRenderer(themes, "plain")
                .mailboxPage(RenderFixture.SITE, new InboxPageData("/mailbox", List.of(box), Optional.of(open)));
        var page = Jsoup.parse(html);
        assertThat(page.select("script")).isEmpty();
        assertThat(page.expectFirst("iframe").attr("srcdoc")).endsWith(body);
        assertThat(page.expectFirst("iframe").attr("sandbox")).doesNotContain("script", "same-origin", "form");
    }

    private static void assertLiteral(String html, String words) {
        var document = Jsoup.parse(html);
        assertThat(document.text()).contains(words);
        assertThat(document.select("script:not(head > [type=application/ld+json]), [onerror]"))
                .isEmpty();
        // Where a title closes a cell, the footer would fall out of the letter.
        assertThat(document.select(".foot, .colophon").text()).contains("Harbour Lane");
        assertThat(document.select("table table").parents().select("body")).hasSizeLessThanOrEqualTo(1);
    }
}
