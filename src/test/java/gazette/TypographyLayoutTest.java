package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where lines and rows end in a real browser: between words, and at the edge.
@Tag("browser")
class TypographyLayoutTest {
    private static final List<String> THEMES = SampleIssue.THEMES;
    private static final List<Integer> WIDTHS = List.of(375, 1280);

    @TempDir
    static Path folder;

    private static Browser browser;
    private static SampleIssue bare;

    @BeforeAll
    static void open() {
        bare = SampleIssue.bare();
        browser = new Browser(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void rowsOfCardsHaveNoHoles() {
        write("style.css", bare.stylesheet("plain"));
        for (int cards : List.of(1, 2, 3, 4, 5, 7)) {
            URI page = write("front.html", bare.front("plain", "style.css", cards));
            for (int width : List.of(375, 900, 1280)) {
                show(page, width);
                assertThat(browser.lines("/browser/grid.js"))
                        .as(cards + " cards, " + width)
                        .isEmpty();
                assertThat(browser.faults()).isEmpty();
            }
        }
    }

    /// Its rows are as full for every number of tiles.
    @Test
    void tilesOfTheGalleryFillTheirRows() {
        write("style.css", bare.stylesheet("gallery"));
        for (int tiles : List.of(1, 2, 4, 5)) {
            show(write("front.html", bare.front("gallery", "style.css", tiles)), 1280);
            assertThat(browser.lines("/browser/grid.js")).as(tiles + " tiles").isEmpty();
        }
    }

    @Test
    void titlesAreTornNowhere() {
        for (String theme : THEMES) {
            write("style.css", bare.stylesheet(theme));
            URI letter = write("letter.html", bare.letterWithPictures(theme));
            URI front = write("front.html", bare.front(theme, "style.css", 3));
            for (int width : SampleIssue.whole(theme) ? WIDTHS : List.of(375)) {
                for (URI page : List.of(letter, front)) {
                    show(page, width);
                    assertThat(browser.lines("/browser/titles.js"))
                            .as(theme + " " + page + " " + width)
                            .isEmpty();
                }
            }
        }
    }

    private static void show(URI page, int width) {
        browser.window(width, 900, 1);
        browser.open(page);
    }

    private static URI write(String name, String html) {
        try {
            return Files.writeString(folder.resolve(name), html).toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
