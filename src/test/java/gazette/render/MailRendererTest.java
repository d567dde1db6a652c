package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.articles.StoredArticle;
import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.issues.Section;
import gazette.render.RenderFixture.Draft;
import gazette.render.css.CssWarning;
import gazette.render.mail.EditorAlertData;
import gazette.render.mail.MailLinks;
import gazette.render.mail.MailRenderSettings;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.NewMembershipView;
import gazette.render.mail.RenderedMail;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailRendererTest {
    private static final MailLinks PRIVATELY = new MailLinks("https://lamplight.example/u/1", Optional.empty());

    private final MailRenderer renderer = new MailRenderer(RenderFixture.themes());
    private final RenderedMail renderedMail = edition(RenderFixture.issue());

    @Test
    void theThemesSubjectNamesTheListTheNumberAndTheLead() {
        assertThat(renderer.subject(
                                RenderFixture.SITE,
                                RenderFixture.WEEKLY,
                                RenderFixture.schedule(Optional.empty()),
                                RenderFixture.issue(7, "", section()))
                        .title())
                .isEqualTo("Lamplight Weekly #7: The hour that happens twice");
    }

    @Test
    void aChineseSubjectIsPunctuatedInChinese() {
        assertThat(renderer.subject(
                                RenderFixture.SITE,
                                RenderFixture.CHINESE,
                                RenderFixture.schedule(Optional.empty()),
                                RenderFixture.issue(7, "", section()))
                        .title())
                .isEqualTo("灯下周刊 第 7 期：The hour that happens twice");
    }

    @Test
    void aScheduleMayHaveASubjectOfItsOwn() {
        var schedule =
                RenderFixture.schedule(Optional.of("${issue.lead.title} & ${issue.articles?size} / ${issue.date}"));
        assertThat(renderer.subject(
                                RenderFixture.SITE,
                                RenderFixture.WEEKLY,
                                schedule,
                                RenderFixture.issue(7, "", section()))
                        .title())
                .isEqualTo("The hour that happens twice & 1 / 12 October 2026");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${isue.label}           | `isue` is missing here
            ${issue.label           | not FreeMarker: `{` is not closed
            <#if issue.label>x      | not FreeMarker: `#if` is not closed
            ${issue.label}</#if>    | not FreeMarker: `</#if>` cannot stand there
            ${issue label}          | not FreeMarker: `label` cannot stand there
            ${issue.label?upper}    | not FreeMarker: Unknown built-in: "upper"
            ${issue.label + "x}     | not FreeMarker: a quote is not closed
            <#iff x>                | not FreeMarker: Unknown directive: #iff
            <#include "/no.ftl">    | there is no template `no.ftl`
            """)
    void aBrokenSubjectIsNamedInPlainWordsWithTheScheduleAndItsLine(String subject, String problem) {
        var schedule = RenderFixture.schedule(Optional.of(subject));
        assertThatThrownBy(() -> renderer.subject(
                                RenderFixture.SITE, RenderFixture.WEEKLY, schedule, RenderFixture.issue())
                        .title())
                .isInstanceOf(RenderException.class)
                .hasMessageStartingWith("schedules/weekly.yaml:" + RenderFixture.SUBJECT_LINE + ": " + problem + ";");
    }

    @Test
    void theUnsubscribeLinkComesOutAsItIsInBothParts() {
        assertThat(renderedMail.html()).contains("href=\"" + RenderFixture.LINKS.unsubscribe() + "\"");
        assertThat(renderedMail.text()).contains(": " + RenderFixture.LINKS.unsubscribe() + "\n");
        assertThat(renderedMail.html().split("@@UNSUBSCRIBE@@", -1)).hasSize(2);
    }

    @Test
    void aPlaceholderThatHtmlWouldChangeIsRefused() {
        assertThatThrownBy(() -> new MailLinks("https://x.example/u?a=1&b=2", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyAddressIsAbsolute() {
        assertThat(parsed().select("[href]:not([href^=#])").eachAttr("href"))
                .allMatch(href -> href.startsWith("https://"));
        assertThat(parsed().select("[src]").eachAttr("src")).allMatch(src -> src.startsWith("https://"));
        assertThat(renderedMail.text()).doesNotContainPattern("(?<![\\w.])/i/");
    }

    @Test
    void theNotesOfEachArticleHaveNamesOfTheirOwn() {
        var twins =
                new Section("", List.of(RenderFixture.clocks(), RenderFixture.chinese(), RenderFixture.clocksAgain()));
        Document letter =
                Jsoup.parse(edition(RenderFixture.issue(7, "Twins", twins)).html());

        assertThat(letter.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(letter.select("a[href^=#]").eachAttr("href"))
                .containsExactly("#the-hour-that-happens-twice-fn1", "#the-hour-again-fn1")
                .allSatisfy(href ->
                        assertThat(letter.getElementById(href.substring(1))).isNotNull());
    }

    @Test
    void everyPictureHasAWidthAndADescription() {
        assertThat(parsed().select("img"))
                .isNotEmpty()
                .allMatch(image -> image.attr("width").matches("\\d+") && image.hasAttr("alt"))
                .allMatch(image -> Integer.parseInt(image.attr("width")) <= ArticleHtml.MAIL_WIDTH);
    }

    @Test
    void onlyWhatAnAttributeCannotSayIsLeftInTheSheet() {
        assertThat(parsed().select("style")
                        .html()
                        .replaceAll("@media[^{]*\\{([^{}]*\\{[^}]*\\}\\s*)*\\}", "")
                        .strip())
                .isEqualTo("a:hover{text-decoration:underline !important}");
    }

    @Test
    void threeArticlesHaveATableOfContentsAndTwoHaveNone() {
        assertThat(renderedMail.text()).contains("In this issue");
        Issue two =
                RenderFixture.issue(8, "Two", new Section("", List.of(RenderFixture.clocks(), RenderFixture.bare())));
        assertThat(edition(two).text()).doesNotContain("In this issue");
        assertThat(edition(two).html()).doesNotContain("In this issue");
    }

    @Test
    void conditionalCommentsAreBalanced() {
        assertThat(renderedMail.html().split("<!--\\[if", -1))
                .hasSameSizeAs(renderedMail.html().split("<!\\[endif\\]-->", -1));
    }

    @Test
    void thePreheaderSaysWhatTheSubjectDoesNot() {
        assertThat(renderedMail.preheader())
                .startsWith("A lighthouse for feeds · 三份备份")
                .hasSizeLessThanOrEqualTo(140);
        assertThat(parsed().expectFirst(".preheader").text()).isEqualTo(renderedMail.preheader());
    }

    @Test
    void aPrivateListHasNoWebViewAndNoFeeds() {
        RenderedMail letter = renderer.renderIssue(
                RenderFixture.SITE, RenderFixture.PRIVATE, "plain", RenderFixture.issue(), PRIVATELY);
        assertThat(letter.html()).doesNotContain("Read on the web", "Follow by feed");
    }

    @Test
    void aPrivateLetterLeadsToOriginalsAndNeverToAPageThatIsNotThere() {
        RenderedMail letter = renderer.renderIssue(
                RenderFixture.SITE, RenderFixture.PRIVATE, "plain", RenderFixture.issue(), PRIVATELY);
        Document page = Jsoup.parse(letter.html());

        assertThat(letter.html()).doesNotContain("lamplight.example/a/");
        assertThat(letter.text()).doesNotContain("lamplight.example/a/");
        assertThat(page.select("h2 a, .tocitem a, a:has(img)").eachAttr("href"))
                .isNotEmpty()
                .containsOnly("https://blog.example.net/lighthouse");
        assertThat(page.select("p:contains(the note)").text()).contains("and the note.");
        assertThat(page.text()).contains("1. The hour that happens twice", "2. A lighthouse for feeds");
    }

    @Test
    void aChineseListSpeaksChinese() {
        var letter = renderer.renderIssue(
                RenderFixture.SITE, RenderFixture.CHINESE, "plain", RenderFixture.issue(), RenderFixture.LINKS);
        assertThat(letter.text()).contains("灯下周刊 · 第 7 期 · 2026年10月12日", "本期目录", "您订阅了灯下周刊", "退订: ");
    }

    /// An English date beside Arabic words would begin with its year otherwise.
    @ParameterizedTest
    @ValueSource(strings = {"plain", "digest"})
    void aDateRunsInItsOwnDirectionBesideWordsFromRightToLeft(String theme) {
        StoredArticle arabic = RenderFixture.filed(
                5,
                "harbour",
                "2026-10-06T08:00:00Z",
                new Draft("رسالة من الميناء")
                        .summary("نص")
                        .html("<p>نص</p>")
                        .text("نص")
                        .article("ar"));
        RenderedMail letter = renderer.renderIssue(
                RenderFixture.SITE,
                RenderFixture.WEEKLY,
                theme,
                RenderFixture.issue(7, "Harbour", new Section("", List.of(arabic))),
                RenderFixture.LINKS);
        assertThat(Jsoup.parse(letter.html()).select("[lang=ar] span[dir=auto]").eachText())
                .isNotEmpty()
                .allMatch(date -> date.contains("2026"));
    }

    @Test
    void aNoticeSaysWhyAndWhatToDo() {
        var alert = new EditorAlertData(
                EditorAlertData.Kind.MISSED,
                "weekly",
                RenderFixture.NOW,
                List.of("The machine was off."),
                "Run gazette publish weekly.");
        RenderedMail letter = renderer.notice(RenderFixture.SITE, "plain", alert);
        assertThat(letter.subject()).isEqualTo("A run of weekly was missed");
        assertThat(letter.text())
                .contains("12 October 2026, 08:00", "- The machine was off.", "Run gazette publish weekly.");
        assertThat(letter.html()).contains("The machine was off.", "Run gazette publish weekly.");
    }

    @Test
    void aConfirmationHasOneLinkToConfirm() {
        var style = new MailRenderSettings(RenderFixture.SITE, "plain", "zh");
        RenderedMail letter = renderer.confirmation(
                style, List.of(RenderFixture.CHINESE, RenderFixture.WEEKLY), "https://lamplight.example/c/1");
        assertThat(letter.subject()).isEqualTo("请确认订阅灯下周刊、Lamplight Weekly");
        assertThat(letter.text()).contains("确认订阅:\nhttps://lamplight.example/c/1\n");
        assertThat(Jsoup.parse(letter.html()).select("a[href=https://lamplight.example/c/1]"))
                .hasSize(2);
    }

    @Test
    void aWelcomeSaysHowOftenAndHowToLeave() {
        var style = new MailRenderSettings(RenderFixture.SITE, "plain", "en");
        RenderedMail letter = renderer.welcome(
                style,
                List.of(
                        new NewMembershipView(RenderFixture.WEEKLY, Cadence.WEEKLY, "https://lamplight.example/u/1"),
                        new NewMembershipView(
                                RenderFixture.CHINESE, Cadence.MONTHLY, "https://lamplight.example/u/2")));
        assertThat(letter.subject()).isEqualTo("Welcome to Lamplight Weekly, 灯下周刊");
        assertThat(letter.text()).contains("once a week", "once a month", "https://lamplight.example/u/2");
        assertThat(Jsoup.parse(letter.html()).select("a[href*=/u/]")).hasSize(2);
    }

    @Test
    void aLinkToTheChoicesSaysHowLongItLives() {
        RenderedMail letter = renderer.link(
                new MailRenderSettings(RenderFixture.SITE, "plain", "en"), "https://lamplight.example/p/1");
        assertThat(letter.text()).contains("https://lamplight.example/p/1", "15 minutes");
    }

    private static Section section() {
        return new Section("", List.of(RenderFixture.clocks()));
    }

    private RenderedMail edition(Issue issue) {
        return renderer.renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, "plain", issue, RenderFixture.LINKS);
    }

    private Document parsed() {
        return Jsoup.parse(renderedMail.html());
    }

    @Test
    void aThemesStylesMayNestAndNameWhatMailProgramsAdd(@TempDir Path templates) throws IOException {
        Files.createDirectories(templates.resolve("mine"));
        Files.writeString(templates.resolve("mine/theme.yaml"), "parent: plain\n");
        Files.writeString(templates.resolve("mine/mail.css"), """
                <#include "/plain/mail.css">
                .brand { letter-spacing: 1px; &:hover { letter-spacing: 2px } *zoom: 1 }
                @media (prefers-color-scheme: dark) { .brand { letter-spacing: 3px } }
                .ExternalClass { width: 100% } .gap.nothere { margin: 0 } .button { margin: 9px }
                [data-ogsc] .brand { letter-spacing: 4px }
                """);
        ListConfig list = RenderFixture.list("weekly", "Weekly", "", "en", "mine");
        var mine = new MailRenderer(new Themes(templates));

        RenderedMail mail =
                mine.renderIssue(RenderFixture.SITE, list, "mine", RenderFixture.issue(), RenderFixture.LINKS);

        assertThat(mail.html())
                .contains(".brand:hover{letter-spacing:2px !important}")
                .contains("{.brand{letter-spacing:3px !important}}")
                .contains("[data-ogsc] .brand{letter-spacing:4px !important}")
                .contains(".ExternalClass{width:100%}")
                .containsPattern("class=\"brand\"[^>]* style=\"[^\"]*letter-spacing:1px")
                .doesNotContain("margin:9px");
        assertThat(mail.styleWarnings())
                .extracting(CssWarning::problem)
                .containsExactly("'*zoom: 1' is no declaration that browsers read");
    }
}
