package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every theme in a real browser: letters on a telephone and in a mail program, pages on a telephone and on a desk. The
/// pictures in `docs/templates.md` come from here:
/// `mvn -q test -Dtest=ThemeLayoutTest -DexcludedGroups= -Dscreenshots=docs/images`.
@Tag("browser")
class ThemeLayoutTest {
    static final List<String> THEMES = SampleIssue.THEMES;
    private static final List<Integer> LETTER_WIDTHS = List.of(375, 600);
    private static final List<Integer> PAGE_WIDTHS = List.of(375, 1280);

    private static final String BOTH = """
            <!doctype html><meta charset=utf-8>
            <style>
              body { margin: 0; display: flex; gap: 8px; background: #777 }
              div { overflow: hidden; height: 640px }
              iframe { border: 0; height: 1070px; transform: scale(.6); transform-origin: 0 0 }
            </style>
            <div style='width: 632px'><iframe src='front.html' style='width: 1054px'></iframe></div>
            <div style='width: 360px'><iframe src='letter.html' style='width: 600px'></iframe></div>
            """;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static SampleIssue issue;

    @BeforeAll
    static void open() {
        issue = new SampleIssue();
        browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void light() {
        browser.dark(false);
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void lettersFit(String theme) {
        URI letter = write("letter.html", issue.letterWithPictures(theme));
        for (boolean dark : new boolean[] {false, true}) {
            browser.dark(dark);
            for (int width : SampleIssue.whole(theme) ? LETTER_WIDTHS : List.of(dark ? 375 : 600)) {
                assertThat(faults(letter, width)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void pagesFit(String theme) {
        write("style.css", issue.stylesheet(theme));
        issue.pages(theme, "style.css").forEach((name, html) -> {
            URI page = write(name + ".html", html);
            PAGE_WIDTHS.forEach(
                    width -> assertThat(faults(page, width)).as(name).isEmpty());
        });
    }

    /// QQ and 163 keep no style sheet; there, a letter lacks nothing but what it does on hovering, on narrow screens
    /// and in the dark.
    @ParameterizedTest
    @FieldSource("THEMES")
    void aLetterLosesNothingWithItsStyleSheet(String theme) {
        String html = issue.letterWithPictures(theme);
        assertThat(looks(html.replaceAll("(?s)<style.*?</style>", "")))
                .hasSizeGreaterThan(200)
                .containsExactlyElementsOf(looks(html));
    }

    @ParameterizedTest
    @FieldSource("THEMES")
    void chineseIsLargeAndAiry(String theme) {
        browser.window(600, 900, 1);
        browser.open(write("letter.html", issue.letterWithPictures(theme)));
        assertThat(browser.lines("/browser/cjk.js")).isEmpty();
    }

    /// Nothing but its pictures: no word is lost, and what stands in a picture's place fits.
    @ParameterizedTest
    @FieldSource("THEMES")
    void aLetterCanBeReadWithoutPictures(String theme) {
        String html = issue.letterWithPictures(theme).replaceAll("(<img[^>]*?) src=\"[^\"]*\"", "$1 src=\"data:,\"");
        for (int width : SampleIssue.whole(theme) ? LETTER_WIDTHS : List.of(375)) {
            assertThat(faults(write("blocked.html", html), width)).allMatch(fault -> fault.contains("does not show"));
        }
    }

    /// A theme's front page and its letter side by side.
    @ParameterizedTest
    @FieldSource("THEMES")
    @EnabledIfSystemProperty(named = "screenshots", matches = ".+")
    void thePicturesOfTheThemesAreTaken(String theme) throws IOException, InterruptedException {
        write("style.css", issue.stylesheet(theme));
        write(
                "front.html",
                Objects.requireNonNull(issue.allPages(theme, "style.css").get("front")));
        write("letter.html", issue.letterWithPictures(theme));
        browser.window(1000, 640, 1);
        browser.open(write("both.html", BOTH));
        Path picture = Screenshots.folder().resolve("theme-" + theme + ".png");
        Screenshots.write(picture, browser.picture());
        assertThat(Files.size(picture)).as(picture.toString()).isLessThan(80_000);
    }

    private static List<String> looks(String html) {
        browser.window(600, 900, 1);
        browser.open(write("look.html", html));
        return browser.lines("/browser/geometry.js");
    }

    private static List<String> faults(URI page, int width) {
        browser.window(width, 900, 1);
        browser.open(page);
        return browser.faults();
    }

    private static URI write(String name, String html) {
        try {
            return Files.writeString(folder.resolve(name), html).toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
