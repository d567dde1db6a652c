package gazette.lint.support;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.render.css.CssParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The data, and how features are recognised. Newer data: `npm pack caniemail`, and put its `data/caniemail.json` and
/// the version in `LICENSE` into `src/main/resources/caniemail`. If a test fails then, a feature is new or has another
/// name.
class CaniemailDataTest {
    private static final LintData STANDARDS = LintData.ours();

    @Test
    void knowsTheFeaturesAndTheProgramsThatMatter() {
        assertThat(STANDARDS.data().features()).hasSizeGreaterThan(300);
        assertThat(STANDARDS.data().clients())
                .filteredOn(MailClient::isTarget)
                .extracting(MailClient::toString)
                .containsExactlyInAnyOrder(
                        "Apple Mail (iOS)",
                        "Apple Mail (macOS)",
                        "Gmail (Android)",
                        "Gmail (Desktop Webmail)",
                        "Gmail (Mobile Webmail)",
                        "Gmail (iOS)",
                        "Outlook (Android)",
                        "Outlook (Outlook.com)",
                        "Outlook (Windows)",
                        "Outlook (iOS)",
                        "Outlook (macOS)",
                        "Yahoo! Mail (Android)",
                        "Yahoo! Mail (Desktop Webmail)",
                        "Yahoo! Mail (iOS)");
    }

    @Test
    void theNewestVersionOfAProgramCounts() {
        assertThat(support("css-at-font-face", "Outlook (macOS)")).isEqualTo(SupportLevel.NONE);
        assertThat(support("css-border-radius", "Outlook (Windows)")).isEqualTo(SupportLevel.NONE);
        assertThat(support("css-max-width", "Outlook (Windows)")).isEqualTo(SupportLevel.PARTIAL);
        assertThat(support("css-border-radius", "Apple Mail (iOS)")).isEqualTo(SupportLevel.FULL);
    }

    @Test
    void everyFeatureIsRecognisedByAWord() {
        // These show in ways that no letter of ours has: as the whole letter, in comments, and in media of their own.
        List<String> not =
                List.of("amp", "bimi", "css-comments", "css-important", "css-nesting", "html-comments", "image-base64");

        assertThat(STANDARDS.data().features())
                .filteredOn(feature -> !not.contains(feature.slug()))
                .allSatisfy(feature -> assertThat(STANDARDS.patterns().knows(feature))
                        .as(feature.slug() + " | " + feature.title())
                        .isTrue());
    }

    @Test
    void declarationsAreTakenApart() {
        assertThat(features("display:flex;width:calc(100% - 2em);border-top-color:rgba(0,0,0,.5)"))
                .containsExactlyInAnyOrder(
                        "css-display",
                        "css-display-flex",
                        "css-width",
                        "css-unit-calc",
                        "css-unit-percent",
                        "css-unit-em",
                        "css-border",
                        "css-rgba");
        assertThat(features("font-family:'12vw',system-ui;-webkit-text-size-adjust:100%;mso-hide:all"))
                .containsExactly("css-sytem-ui");
        assertThat(features("background:#12cmab url(https://site.news/x.webp)"))
                .containsExactlyInAnyOrder("css-background", "image-webp");
    }

    @Test
    void selectorsAreTakenApart() {
        assertThat(STANDARDS.words().ofSelector(".a.b>p:nth-child(2)::before"))
                .extracting(CaniemailFeature::slug)
                .contains(
                        "css-selector-class",
                        "css-selector-chaining",
                        "css-selector-child",
                        "css-selector-type",
                        "css-pseudo-class-nth-child",
                        "css-pseudo-element-before");
        assertThat(STANDARDS.words().ofAtRule("@media (prefers-color-scheme:dark)"))
                .extracting(CaniemailFeature::slug)
                .containsExactly("css-at-media", "css-at-media-prefers-color-scheme");
    }

    @Test
    void everyHarmlessFeatureIsOne() {
        List<String> slugs =
                STANDARDS.data().features().stream().map(CaniemailFeature::slug).toList();

        assertThat(slugs).containsAll(STANDARDS.ignoredFeatures().slugs());
    }

    private static SupportLevel support(String slug, String client) {
        CaniemailFeature feature = STANDARDS.data().features().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow();
        return STANDARDS.data().clients().stream()
                .filter(one -> one.toString().equals(client))
                .map(feature::in)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> features(String style) {
        return STANDARDS.words().of(CssParser.declarations(style)).stream()
                .map(CaniemailFeature::slug)
                .toList();
    }
}
