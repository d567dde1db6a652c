package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.FiledArticle;
import gazette.issues.Issue;
import gazette.issues.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Titles, names and tags are text: whatever they hold comes out literal, and the layout stays whole.
class HostileWordsTest {
    private final Themes themes = Cast.themes();

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
        FiledArticle article = Cast.titled(words);
        Issue issue = Cast.issue(1, words, new Section(words, List.of(article, article, article)));
        var mails = new Mails(themes);
        var pages = new Pages(themes, "plain");
        var edition = mails.edition(Cast.SITE, Cast.WEEKLY, "plain", issue, Cast.LINKS);
        assertThat(edition.subject()).isEqualTo(words);
        assertThat(edition.text()).contains("1. " + words);
        Stream.of(
                        edition.html(),
                        pages.issuePage(Cast.SITE, Cast.WEEKLY, issue),
                        pages.articlePage(Cast.SITE, article, List.of(Cast.WEEKLY)),
                        pages.listPage(Cast.SITE, Cast.WEEKLY, List.of(issue)),
                        pages.frontPage(Cast.SITE, List.of(article), List.of(new Shelf(Cast.WEEKLY, List.of(issue)))))
                .forEach(html -> assertLiteral(html, words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"</textarea><script>alert(1)</script>", "\"><script>alert(1)</script>", "${x}"})
    void aMailInTheMailboxStaysInItsFrame(String body) {
        var mail = new Mailbox.Mail("1", body, Cast.NOW);
        var open = new Mailbox.OpenMail(mail, body, body, Mailbox.Tab.HTML, body);
        var box = new Mailbox.Box(body, List.of(mail));
        String html = new Pages(themes, "plain")
                .mailboxPage(Cast.SITE, new Mailbox("/mailbox", List.of(box), Optional.of(open)));
        var page = Jsoup.parse(html);
        assertThat(page.select("script")).isEmpty();
        assertThat(page.expectFirst("iframe").attr("srcdoc")).endsWith(body);
        assertThat(page.expectFirst("iframe").attr("sandbox")).doesNotContain("script", "same-origin", "form");
    }

    private static void assertLiteral(String html, String words) {
        var document = Jsoup.parse(html);
        assertThat(document.text()).contains(words);
        assertThat(document.select("script, [onerror]")).isEmpty();
        // Where a title closes a cell, the footer would fall out of the letter.
        assertThat(document.select(".foot, .colophon").text()).contains("Harbour Lane");
        assertThat(document.select("table table").parents().select("body")).hasSizeLessThanOrEqualTo(1);
    }
}
