package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.render.css.CssInliner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is inlined looks in a browser as it did before: each element has the same styles, in light and in dark, on wide
/// and on narrow screens.
@Tag("browser")
class InlinedStylesTest {
    private static final Path CASES = Path.of("src/test/resources/inliner/cases.txt");

    /// What is malformed is read more kindly than browsers do, and old attributes change what they must.
    private static final List<String> NOT_COMPARED = List.of("What is malformed", "Attributes for old clients");

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = new Browser(folder);
        browser.open(URI.create("about:blank"));
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void eachElementHasTheSameStylesInTheLight() throws IOException {
        browser.dark(false);
        assertThat(differences()).isEmpty();
    }

    @Test
    void eachElementHasTheSameStylesInTheDark() throws IOException {
        browser.dark(true);
        assertThat(differences()).isEmpty();
    }

    private static List<String> differences() throws IOException {
        var inliner = new CssInliner();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String page : pages()) {
            before.add(page);
            after.add(inliner.inline(page).html());
        }
        return browser.compareStyles(before, after);
    }

    private static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>();
        List<String> lines = Files.readAllLines(CASES);
        String group = "";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("## ")) {
                group = lines.get(i).substring(3);
            } else if (lines.get(i).startsWith("    html") && !NOT_COMPARED.contains(group)) {
                pages.add(page(lines.get(i - 1), lines.get(i)));
            }
        }
        return pages;
    }

    private static String page(String css, String html) {
        String style = "<style>" + value(css) + "</style>";
        String page = value(html);
        return page.contains("</head>") ? page.replace("</head>", style + "</head>") : "<!doctype html>" + style + page;
    }

    private static String value(String line) {
        return line.length() < 10 ? "" : line.substring(10).replace("\\n", "\n");
    }
}
