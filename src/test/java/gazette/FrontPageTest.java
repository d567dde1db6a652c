package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What the front page costs those who open it.
class FrontPageTest {
    static final Iterable<String> THEMES = SampleIssue.THEMES;

    private static final int CARDS = 12;
    private static final int MAX_BYTES = 60_000;

    @ParameterizedTest
    @FieldSource("THEMES")
    void itIsSmallHasOneStyleSheetAndRunsNothing(String theme) {
        var issue = new SampleIssue();
        String front = issue.front(theme, "style.css", CARDS);
        Document page = Jsoup.parse(front);
        assertThat(page.select("link[rel=stylesheet], style")).hasSize(1);
        assertThat(page.select("script:not([type=application/ld+json]), [onclick], [onload]"))
                .isEmpty();
        assertThat(bytes(front) + bytes(issue.stylesheet(theme))).isLessThanOrEqualTo(MAX_BYTES);
    }

    /// On a machine that is four times slower, over the loopback. The bound is generous: it finds what is slow by far.
    @Tag("browser")
    @Test
    @EnabledIfSystemProperty(named = "exam", matches = "long")
    void itsLargestPartIsThereAtOnce(@TempDir Path folder) throws Exception {
        try (var demo = new DemoProcess(folder.resolve("demo"));
                var browser = new Browser(folder.resolve("profile"))) {
            browser.open(demo.at("/"));
            browser.slowed(4);
            browser.open(demo.at("/"));
            double millis = Double.parseDouble(browser.ask("new Promise(done => new PerformanceObserver(list =>"
                    + " done(list.getEntries().at(-1).startTime)).observe({type: 'largest-contentful-paint',"
                    + " buffered: true}))"));
            System.out.printf("largest contentful paint: %.0f ms%n", millis);
            assertThat(millis).isLessThan(3000);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
