package gazette.render.themes;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.ArticleDetail;
import gazette.config.ArticleDetailBySection;
import gazette.issues.Section;
import gazette.render.RenderFixture;
import gazette.render.check.TemplateCheck;
import gazette.render.mail.MailRenderSettings;
import gazette.render.mail.MailRenderer;
import gazette.render.mail.RenderedMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What every theme that comes with the program does for mail programs of all kinds.
class ThemesTest {
    private final MailRenderer renderer = new MailRenderer(RenderFixture.themes());

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void everyTemplateCanBeSet(String theme) {
        var list = RenderFixture.list("weekly", "Weekly", "A list.", "en", theme);
        var config = RenderFixture.config(Path.of("/no/such"), list, RenderFixture.schedule(Optional.empty()));
        assertThat(new TemplateCheck(RenderFixture.themes()).faults(config)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void everyLetterSaysWhereItIsOnTheWebWhoSendsItAndHowToLeave(String theme) {
        Document letter = letter(theme);
        assertThat(letter.select(".foot a").eachAttr("href"))
                .contains(
                        RenderFixture.LINKS.unsubscribe(),
                        RenderFixture.LINKS.web().orElseThrow(),
                        "https://lamplight.example/weekly/feed.rss");
        assertThat(letter.select(".dateline a").eachAttr("href"))
                .containsExactly(RenderFixture.LINKS.web().orElseThrow());
        assertThat(letter.select(".foot").text()).contains("7 Harbour Lane, 20457 Hamburg");
        assertThat(letter.select(".preheader").text()).isNotBlank();
    }

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void picturesHaveAWidthAndWordsInTheirPlace(String theme) {
        for (Element image : letter(theme).select("img")) {
            assertThat(image.attr("width")).as(image.outerHtml()).matches("[1-9]\\d{0,2}");
            assertThat(image.attr("alt")).as(image.outerHtml()).isNotBlank();
        }
    }

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void fontsEndInWhatEveryMachineHas(String theme) {
        for (Element element : letter(theme).select("[style*=font-family]")) {
            assertThat(element.attr("style")).containsPattern("font-family:[^;]*\\bsans-serif(;|$)");
        }
    }

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void conditionalCommentsAreBalanced(String theme) {
        String html = html(theme);
        assertThat(html.split("<!--\\[if", -1)).hasSizeGreaterThan(1).hasSameSizeAs(html.split("<!\\[endif\\]-->", -1));
    }

    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void everyArticleHasItsLanguageAndItsDirection(String theme) {
        Document letter = letter(theme);
        assertThat(letter.select("td.body[lang=zh][dir=ltr], td.brief[lang=zh][dir=ltr]"))
                .isNotEmpty();
        Element arabic = letter.expectFirst("td.body[lang=ar], td.brief[lang=ar]");
        assertThat(arabic.attr("dir")).isEqualTo("rtl");
        assertThat(arabic.attr("align")).isEqualTo("right");
        assertThat(letter.select(".tocitem[lang=ar]").attr("dir")).isEqualTo("rtl");
    }

    /// Outlook sees a coloured cell with room around the words, other programs a link that fills it.
    @ParameterizedTest
    @FieldSource("gazette.render.themes.Themes#BUNDLED")
    void buttonsWorkInOutlookToo(String theme) {
        String html = renderer.confirmation(
                        new MailRenderSettings(RenderFixture.SITE, theme, "en"),
                        List.of(RenderFixture.WEEKLY),
                        "https://lamplight.example/c/1")
                .html();
        Element cell = Jsoup.parse(html).expectFirst("td.button");
        assertThat(cell.attr("bgcolor")).startsWith("#");
        assertThat(cell.attr("style")).contains("mso-padding-alt:");
        assertThat(cell.expectFirst("a").attr("style")).contains("padding:");
        assertThat(html).doesNotContain("v:roundrect");
    }

    @Test
    void everyThemeSaysWhatItLooksLike(@TempDir Path templates) throws IOException {
        write(templates, "mine/theme.yaml", "description: Ours.\nparent: quiet\n");
        write(templates, "broken/theme.yaml", "parent: plan\n");
        write(templates, "feeds/rss.ftlx", "");

        List<ThemeSummary> all = new Themes(templates).all();
        assertThat(all)
                .contains(new ThemeSummary("mine", Optional.of("Ours."), Optional.of("quiet")))
                .extracting(ThemeSummary::name)
                .containsExactly(
                        "broken", "digest", "gallery", "magazine", "mine", "plain", "quiet", "typewriter", "zh");
        assertThat(all).allSatisfy(theme -> assertThat(theme.description()).isPresent());
        assertThat(all.getFirst().description().orElseThrow())
                .isEqualTo("templates/broken/theme.yaml:1: parent \"plan\" does not exist; did you mean \"plain\"");
    }

    private static void write(Path templates, String file, String text) throws IOException {
        Files.createDirectories(templates.resolve(file).getParent());
        Files.writeString(templates.resolve(file), text);
    }

    /// A summary that was taken from the text is in it already, even if not at its beginning.
    @Test
    void theMagazineSaysNothingTwice() {
        var article = new RenderFixture.Draft("On lamps")
                .summary("A lamp lights most where it stands, and least below itself.")
                .html("<p>From our reporter</p><p>A lamp lights most where it stands, and least below itself.</p>")
                .text("From our reporter\n\nA lamp lights most where it stands, and least below itself.")
                .article("en");
        var issue = RenderFixture.issue(
                7,
                "A subject",
                new Section("", List.of(RenderFixture.filed(6, "lamps", "2026-10-06T08:00:00Z", article))));
        String html = renderer.renderIssue(
                        RenderFixture.SITE,
                        RenderFixture.WEEKLY,
                        "magazine",
                        issue,
                        RenderFixture.LINKS,
                        new ArticleDetailBySection(ArticleDetail.FULL, Map.of()))
                .html();
        assertThat(Jsoup.parse(html).select(".standfirst")).isEmpty();
    }

    @Test
    void whatBelongsToNoTopicHasAHeadingOfItsOwnBehindThoseThatDo() {
        var issue = RenderFixture.issue(
                7,
                "A subject",
                new Section("Far", List.of(RenderFixture.clocks())),
                new Section("", List.of(RenderFixture.lighthouse())));
        RenderedMail renderedMail =
                renderer.renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, "plain", issue, RenderFixture.LINKS);
        assertThat(renderedMail.text()).contains("== Far ==", "== More ==");
        assertThat(Jsoup.parse(renderedMail.html()).text()).contains("More");
    }

    private Document letter(String theme) {
        return Jsoup.parse(html(theme));
    }

    private String html(String theme) {
        var arabic = RenderFixture.filed(
                5,
                "arabic",
                "2026-10-06T08:00:00Z",
                new RenderFixture.Draft("رسالة")
                        .html("<p>نص</p><ul><li>أول</li></ul><blockquote><p>قول</p></blockquote>")
                        .article("ar"));
        var issue = RenderFixture.issue(
                7,
                "A subject",
                new Section("", List.of(RenderFixture.clocks(), RenderFixture.lighthouse())),
                new Section("Brief", List.of(RenderFixture.chinese(), RenderFixture.bare())),
                new Section("Far", List.of(arabic)));
        var detail = new ArticleDetailBySection(ArticleDetail.FULL, Map.of("Brief", ArticleDetail.SUMMARY));
        return renderer.renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, theme, issue, RenderFixture.LINKS, detail)
                .html();
    }
}
