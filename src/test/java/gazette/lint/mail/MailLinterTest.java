package gazette.lint.mail;

import static gazette.lint.LintFixture.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.lint.Finding;
import gazette.lint.Finding.Severity;
import gazette.lint.LintFixture;
import gazette.lint.LintInput;
import gazette.lint.LintReport;
import gazette.lint.support.ClientSupportReport;
import gazette.render.css.CssWarning;
import gazette.render.mail.RenderedMail;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the linter accepts and what it does not: one clean letter, and for each finding one that was spoilt.
class MailLinterTest {
    private static final MailLinter PREFLIGHT = new MailLinter();

    private static final String T = "<p class=\"t\" style=\"color:#111;background-color:#fff\">Words</p>";

    record Spoilt(Severity severity, String check, String what, LintFixture fixture) {
        @Override
        public String toString() {
            return check + ": " + what;
        }
    }

    @Test
    void aCleanLetterHasNoFindings() {
        LintReport report = read(CLEAN);

        assertThat(report.findings()).isEmpty();
        assertThat(report.links()).isEqualTo(2);
        assertThat(report.images()).isZero();
    }

    @ParameterizedTest
    @MethodSource
    void aSpoiltLetterHasOneFinding(Spoilt spoilt) {
        assertThat(read(spoilt.fixture).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(spoilt.severity);
            assertThat(finding.check()).isEqualTo(spoilt.check);
            assertThat(finding.what()).contains(spoilt.what);
            assertThat(finding.where()).isNotBlank();
            assertThat(finding.remedy()).endsWith(finding.remedy().contains("caniemail") ? "/" : ".");
        });
    }

    static List<Spoilt> aSpoiltLetterHasOneFinding() {
        return Stream.of(envelope(), header(), frame(), structure(), links(), images(), text(), looks())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Spoilt> envelope() {
        String long1 = "w".repeat(100_000);
        String long2 = "w".repeat(102_400);
        return List.of(
                error("subject", "is empty", CLEAN.subject(" ")),
                warning("subject", "121 letters wide", CLEAN.subject("word ".repeat(24) + "x")),
                note("subject", "80 letters wide", CLEAN.subject("标题".repeat(20))),
                warning("subject", "shouts", CLEAN.subject("BUY IT NOW")),
                warning("subject", "shouts", CLEAN.subject("快来看！！")),
                warning("preheader", "no preheader", CLEAN.preheader("")),
                warning("size", "close to", CLEAN.with(p(long1)).said(long1)),
                error("size", "Gmail clips", CLEAN.with(p(long2)).said(long2)));
    }

    private static List<Spoilt> header() {
        return List.of(
                error("header", "Message-ID is missing", CLEAN.header("Message-ID", "")),
                error("header", "Message-ID is malformed", CLEAN.header("Message-ID", "Message-ID: abc\n")),
                error("header", "From is missing", CLEAN.header("From", "")),
                error("header", "Subject is missing", CLEAN.header("Subject", "")),
                error("header", "List-Id is missing", CLEAN.header("List-Id", "")),
                error("header", "List-Unsubscribe is missing", CLEAN.header("List-Unsubscribe", "")),
                error("header", "no https", CLEAN.header("List-Unsubscribe", "List-Unsubscribe: <mailto:a@b.news>\n")),
                error("header", "lacks List-Unsubscribe-Post", CLEAN.header("List-Unsubscribe-Post", "")),
                error("header", "Date cannot be read", CLEAN.header("Date", "Date: yesterday\n")));
    }

    private static List<Spoilt> frame() {
        return List.of(
                warning("address", "No postal address", CLEAN.withoutAddress()),
                error("placeholders", "'${article.titel}'", CLEAN.with(p("${article.titel}"))),
                error("placeholders", "'{{name}}'", CLEAN.subject("For {{name}}")),
                error("placeholders", "'<#if web??'", CLEAN.said("<#if web??>")),
                error("placeholders", "FreeMarker template error", CLEAN.said("FreeMarker template error!")));
    }

    private static List<Spoilt> structure() {
        String opened = "<!--[if mso]><table><tr><td><![endif]-->";
        return List.of(
                error("structure", "Outlook finds <table>, <tr>, <td>", CLEAN.with(opened)),
                error("structure", "do not come in pairs", CLEAN.with("<!--[if mso]><p>Only Outlook.</p>-->")),
                error("structure", "do not come in pairs", CLEAN.with("<!--<![endif]-->")),
                error("structure", "Mail programs find <div>", CLEAN.with("<div>")),
                warning("ids", "'top' stands twice", CLEAN.with("<p id=\"top\">One</p><p id=\"top\">Two</p>")));
    }

    private static List<Spoilt> links() {
        return List.of(
                error("links", "has no address", CLEAN.with(a(""))),
                error("links", "'javascript:'", CLEAN.with(a("javascript:alert(1)"))),
                error("links", "'/a/x' is not an absolute address", CLEAN.with(a("/a/x"))),
                error(
                        "links",
                        "has a space",
                        CLEAN.with(a("https://site.news/a b")).said("https://site.news/a b")),
                error("links", "names no site", CLEAN.with(a("https:///page")).said("https:///page")),
                error(
                        "links",
                        "names no address",
                        CLEAN.with(a("mailto:?subject=x")).said("mailto:?subject=x")),
                warning("links", "begins with 'gopher:'", CLEAN.with(a("gopher://site.news/"))),
                warning(
                        "links",
                        "only an example",
                        CLEAN.with(a("https://example.com/x")).said("https://example.com/x")),
                warning(
                        "links",
                        "only an example",
                        CLEAN.with(a("https://yourdomain.com")).said("https://yourdomain.com")),
                warning(
                        "links",
                        "to the paper itself",
                        CLEAN.with(a("http://paper.news/x")).said("http://paper.news/x")),
                note(
                        "links",
                        "without encryption",
                        CLEAN.with(a("http://site.news/x")).said("http://site.news/x")),
                warning("links", "'#gone' has no target", CLEAN.with(a("#gone"))),
                warning(
                        "links",
                        "no words to click on",
                        CLEAN.with("<a href=\"https://site.news/page\" style=\"color:#000\"></a>")),
                error("unsubscribe", "The HTML part has no unsubscribe link", CLEAN.footer("Stay.")));
    }

    private static List<Spoilt> images() {
        return List.of(
                error("images", "has no address", CLEAN.with("<img src=\"\" alt=\"\" width=\"9\">")),
                error("images", "no absolute address", CLEAN.with("<img src=\"/i/x.png\" alt=\"\" width=\"9\">")),
                warning("images", "without encryption", CLEAN.with(img("http://site.news/x.png", "alt=\"A hill\""))),
                warning("images", "has 2.0 MB", CLEAN.with(img("https://paper.news/i/heavy.png", "alt=\"A hill\""))),
                warning("images", "has no alt text", CLEAN.with(img("https://site.news/x.png", ""))),
                warning("images", "has no width", CLEAN.with("<img src=\"https://site.news/x.png\" alt=\"A hill\">")),
                warning(
                        "images",
                        "nothing but an image",
                        CLEAN.with("<a href=\"https://site.news/page\">" + img("https://site.news/x.png", "alt=\"\"")
                                + "</a>")),
                warning("support", "not know webP", CLEAN.with(img("https://site.news/x.webp", "alt=\"A hill\""))),
                warning("support", "Gmail (", CLEAN.with(img("https://site.news/x.svg", "alt=\"A hill\""))),
                warning("support", "Base 64", CLEAN.with(img("data:image/png;base64,AAAA", "alt=\"A hill\""))));
    }

    private static List<Spoilt> text() {
        return List.of(
                warning("text", "less than half", CLEAN.with(p("Much more. ".repeat(40)))),
                warning("text", "A heading is in the HTML part", CLEAN.with("<h2>The second</h2>")),
                warning("text", "A link is in the HTML part", CLEAN.with(a("https://site.news/other"))));
    }

    private static List<Spoilt> looks() {
        String dark =
                "<style>@media (prefers-color-scheme:dark){.pale{color:#222 !important;background:#111 !important}}"
                        + "</style>";
        return List.of(
                warning("contrast", "Text in #777777 on #ffffff stands out 4.5 to 1", CLEAN.with(styled("color:#777"))),
                warning(
                        "contrast",
                        "on #eeeeee",
                        CLEAN.with(
                                "<table bgcolor=\"#eeeeee\"><tr><td>" + styled("color:gray") + "</td></tr></table>")),
                warning("contrast", "need 3 to 1", CLEAN.with(styled("color:#aaa;font-size:24px"))),
                warning(
                        "contrast",
                        "In dark mode, text in #222222 on #111111",
                        CLEAN.head(dark).with("<p class=\"pale\">Words</p>")),
                warning("width", "720 pixels wide", CLEAN.with("<table width=\"720\"><tr><td>x</td></tr></table>")),
                warning("width", "640 pixels wide", CLEAN.with(styled("width:640px"))),
                warning("support", "Outlook (Windows) does not know display:flex", CLEAN.with(styled("display:flex"))),
                warning("support", "CSS Variables", CLEAN.with(styled("margin:var(--gap)"))),
                warning("support", "not know vw unit", CLEAN.with(styled("max-width:90vw"))),
                warning("support", "not know <video>", CLEAN.with("<video></video>")),
                warning("support", "not know ::before", CLEAN.head("<style>p::before{content:'x'}</style>")),
                warning("support", "@import", CLEAN.head("<style>@import url(https://site.news/x.css);</style>")),
                warning(
                        "dark",
                        "'.t' sets color in vain",
                        CLEAN.head(inDark(".t{color:#ccc}")).with(T)),
                warning(
                        "dark",
                        "'p.t' sets background in vain",
                        CLEAN.head(inDark("p.t{background:#111}")).with(T)));
    }

    private static String inDark(String rules) {
        return "<style>@media screen and (prefers-color-scheme:dark){" + rules + "}</style>";
    }

    @Test
    void aRuleForDarkModeMayLoseWhereAnotherOfItsElementsShowsIt() {
        assertThat(read(CLEAN.head(inDark("p{margin:0}")).with(styled("margin:1px")))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mailto:mail@site.news", "mailto:mail@site.news?subject=Hello%20there", "mailto:mail+x@site.news"
            })
    void anAddressOfMailStandsInTheTextWithoutItsScheme(String link) {
        String html = "<p><a href=\"" + link + "\" style=\"color:#005a9c\">mail</a></p>";
        assertThat(read(CLEAN.with(html).said("<mail@site.news> mail+x@site.news"))
                        .findings())
                .isEmpty();
        assertThat(read(CLEAN.with(html).said("mail")).findings())
                .extracting(Finding::what)
                .containsExactly("A link is in the HTML part and not in the text part: " + link);
    }

    @Test
    void whatDoesNothingInTheThemesStylesIsNamed() {
        LintInput input = CLEAN.galley();
        RenderedMail mail = input.renderedMail();
        var warning = new CssWarning(1, "'*zoom:1' is no declaration that browsers read", "leave it out, or mend it");
        var rendered = new RenderedMail(
                mail.subject(), mail.preheader(), mail.html(), mail.text(), List.of(), List.of(warning), List.of());
        var spoilt = new LintInput(
                input.site(), input.issue(), rendered, input.unsubscribe(), input.header(), input.imageSize());
        assertThat(PREFLIGHT.lint(spoilt).findings())
                .extracting(Finding::what)
                .containsExactly("In the theme's styles, '*zoom:1' is no declaration that browsers read.");
    }

    @Test
    void aLetterThatSaysNothingInPlainTextIsStopped() {
        assertThat(read(CLEAN.silent()).errors())
                .extracting(Finding::what)
                .containsExactly(
                        "The text part is empty; some subscribers see nothing else.",
                        "The text part has no unsubscribe link.");
    }

    @Test
    void anArticleMayShowWhatATemplateMustNotLeave() {
        Article article = LintFixture.article(
                "<p>Write ${title}, {{name}} or &lt;#list x as y&gt;.</p>",
                "Write ${title}, {{name}} or <#list x as y>.");
        LintFixture fixture = CLEAN.with(article.html()).said(article.text()).of(article);

        assertThat(read(fixture).findings()).isEmpty();
    }

    @Test
    void anArticlesTitleMayShowItInAnAttributeAsWell() {
        Article article = LintFixture.article("<p>Is ${a > \"b\"} true?</p>", "Is ${a > \"b\"} true?");
        LintFixture fixture = CLEAN.with("<p>Is ${a &gt; \"b\"} true?</p>")
                .with(img("https://site.news/x.png", "alt=\"${a &gt; &quot;b&quot;}\""))
                .said(article.text())
                .of(article);

        assertThat(read(fixture).findings()).isEmpty();
    }

    @Test
    void rulesForDarkModePhonesAndHoveringAreNoFaults() {
        LintFixture fixture = CLEAN.head("""
                <style>a:hover{text-decoration:underline}
                @media (max-width:480px){.cell{display:flex;width:100vw}}
                @media (prefers-color-scheme:dark){p,h2{color:#eee !important}body{background-color:#111 !important}
                  a{color:#9cf !important}}
                @supports (display:grid){.cell{display:grid}}</style>
                """);

        assertThat(read(fixture).findings()).isEmpty();
    }

    @Test
    void whatDoesNoHarmWhereItIsMissingIsOnlyInTheTable() {
        LintReport report = read(CLEAN.with(styled("border-radius:4px")));

        assertThat(report.findings()).isEmpty();
        assertThat(report.support().missing())
                .contains(new ClientSupportReport.Missing("border-radius", "Outlook (Windows)", "corners are square"));
        assertThat(row(report, "Outlook", "Windows").missing()).contains("border-radius");
        assertThat(row(report, "Apple Mail", "iOS").missing()).isEmpty();
    }

    @Test
    void aBrokenLinkOfOneArticleKeepsNoOtherFromGoingOut() {
        String broken =
                a("https:///page") + a("") + a("mailto:nobody") + "<img src=\"x.png\" alt=\"A hill\" width=\"9\">";
        LintFixture fixture = CLEAN.with(broken).said("https:///page mailto:nobody");

        assertThat(read(fixture).errors()).hasSize(4);
        assertThat(read(fixture.of(LintFixture.article(broken, ""))).errors()).isEmpty();
        assertThat(read(fixture.of(LintFixture.article(broken, ""))).warnings()).hasSize(4);
    }

    @Test
    void addressesThatBrowsersKnowAreNoFaults() {
        String odd = "https://my_site.news/a|b https://灯下.news/页 HTTPS://user@site.news:8443?q=[1]";
        LintFixture fixture = CLEAN.with(
                        Arrays.stream(odd.split(" ")).map(MailLinterTest::a).collect(Collectors.joining()))
                .said(odd);

        assertThat(read(fixture).findings()).isEmpty();
    }

    @Test
    void conditionsMayBeWrittenInSeveralWays() {
        String body = """
                <!--[if mso]><table><tr><td><![endif]--><!--[if (gte mso 9)|(IE)]></td></tr></table><![endif]-->
                <!--[if !mso]><!--><p>One</p><!--<![endif]--><!--[if !mso]><!-- --><p>Two</p><!-- <![endif]-->
                <![if !mso]><p>Three</p><![endif]><!-- <table> -->
                """;

        assertThat(read(CLEAN.with(body)).findings()).isEmpty();
    }

    @Test
    void whatStandsInQuotesIsNoTag() {
        assertThat(read(CLEAN.with(img("https://site.news/x.png", "alt=\"how <table> and </td> look\"")))
                        .findings())
                .isEmpty();
    }

    @Test
    void featuresAreToldInTheOrderOfTheirUse() {
        LintReport report =
                read(CLEAN.with(styled("opacity:.9;border-radius:4px;word-break:break-all;max-height:2em")));

        assertThat(row(report, "Outlook", "Windows").missing())
                .containsSubsequence("opacity", "border-radius", "max-height property");
    }

    @Test
    void thePaperAtHomeMayLinkAnywhere() {
        LintFixture fixture = CLEAN.at("http://127.0.0.1:8080")
                .with(a("http://127.0.0.1:8080/x") + a("http://example.com/"))
                .said("http://127.0.0.1:8080/x http://example.com/");

        assertThat(read(fixture).findings()).isEmpty();
        assertThat(read(fixture.withoutAddress()).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
    }

    @Test
    void theSameFaultAtManyPlacesIsOneFinding() {
        LintFixture fixture = CLEAN.with(img("https://site.news/x.png", "") + img("https://site.news/y.png", ""));

        assertThat(read(fixture).findings())
                .extracting(Finding::where)
                .containsExactly("<img src=\"https://site.news/x.png\">, under “The first 第一篇”;"
                        + " <img src=\"https://site.news/y.png\">, under “The first 第一篇”");
    }

    @Test
    void manyHeavyPicturesAreWeighedTogether() {
        String three = IntStream.of(1, 2, 3)
                .mapToObj(i -> img("https://paper.news/i/heavy" + i + ".png", "alt=\"A hill\""))
                .collect(Collectors.joining());

        assertThat(read(CLEAN.with(three)).warnings())
                .extracting(Finding::what)
                .contains("The images have 6.0 MB in all, which takes long on a phone.");
    }

    private static ClientSupportReport.Row row(LintReport report, String family, String platform) {
        return report.support().clients().stream()
                .filter(row -> row.family().equals(family) && row.platform().equals(platform))
                .findFirst()
                .orElseThrow();
    }

    private static LintReport read(LintFixture fixture) {
        return PREFLIGHT.lint(fixture.galley());
    }

    private static Spoilt error(String check, String what, LintFixture fixture) {
        return new Spoilt(Severity.ERROR, check, what, fixture);
    }

    private static Spoilt warning(String check, String what, LintFixture fixture) {
        return new Spoilt(Severity.WARNING, check, what, fixture);
    }

    private static Spoilt note(String check, String what, LintFixture fixture) {
        return new Spoilt(Severity.NOTE, check, what, fixture);
    }

    private static String p(String words) {
        return "<p>" + words + "</p>";
    }

    private static String a(String href) {
        return "<a href=\"" + href + "\" style=\"color:#000\">there</a> ";
    }

    private static String img(String src, String attributes) {
        return "<img src=\"" + src + "\" width=\"300\" " + attributes + ">";
    }

    private static String styled(String style) {
        return "<p style=\"" + style + "\">Words</p>";
    }
}
