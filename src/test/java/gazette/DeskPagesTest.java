package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.web.admin.AdminSite;
import gazette.web.admin.DeskAddresses;
import gazette.web.admin.DeskFixture;
import gazette.web.admin.DeskSample;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Walks through all pages of the desk in a browser, in each language, light and dark, on a telephone and a desk: axe
/// finds nothing, nothing sticks out, no script of others runs and none of ours fails, and all of it can be reached by
/// keyboard. The short form opens each page once, in another of these ways each; `-Dexam=long` in all of them.
@Tag("browser")
@Tag("process")
class DeskPagesTest {
    private static final boolean IS_WHOLE = "long".equals(System.getProperty("exam"));
    private static final Path AXE = Path.of("src/test/node/node_modules/axe-core/axe.min.js");

    /// Pages of what the sample has not: a file that changed on disk, a version written at the desk, a correction.
    /// Events have no end.
    private static final List<String> OF_A_MOMENT = List.of(
            "/desk/articles/conflict/{write}",
            "/desk/issues/{issue}/corrections/{correction}/letter",
            "/desk/issues/{issue}/corrections/{correction}/preview",
            "/desk/articles/version/{write}",
            "/desk/issues/{issue}/progress/events");

    private static final String RUN_AXE = """
            ;
            return axe.run({resultTypes: ['violations'], iframes: false}).then(found => found.violations.flatMap(
                v => v.nodes.map(n => v.id + ' (' + v.impact + '): ' + n.target + ' ' + n.failureSummary)));
            """;

    /// Says what can be pressed or filled in, but not be reached with the tabulator.
    private static final String UNREACHABLE = """
            const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible';
            const wanted = 'a[href], button, input, select, textarea, summary, [onclick], :not(form)[hx-get], :not(form)[hx-post]';
            return [...document.querySelectorAll(wanted)]
                .filter(e => seen(e) && !e.disabled && !(e.getAttribute('hx-trigger') || '').match(/load|every|sse/))
                .filter(e => e.tabIndex !== 0)
                .map(e => e.outerHTML.slice(0, 120));
            """;

    @TempDir
    static Path folder;

    private static DeskFixture desk;
    private static Browser browser;
    private static DeskAddresses.Found found;

    /// A way to look at a page.
    private record Look(String language, boolean isDark, int width) {}

    @BeforeAll
    static void open() throws IOException {
        desk = new DeskFixture(Files.createDirectory(folder.resolve("paper")));
        DeskSample.fill(desk.paper);
        found = DeskAddresses.find(desk, AccountRole.OWNER);
        browser = new Browser(folder.resolve("profile"));
        browser.signIn(desk.uri("/"), desk.token(AccountRole.OWNER));
    }

    @AfterAll
    static void close() {
        browser.close();
        desk.close();
    }

    @Test
    void everyPageAnswersAndSomethingLeadsToIt() {
        assertThat(found.failed()).isEmpty();
        var pages = new ArrayList<>(AdminSite.pages());
        pages.removeAll(OF_A_MOMENT);
        assertThat(found.pages().keySet()).containsAll(pages);
    }

    @Test
    void everyPageIsAccessibleFitsAndRunsNoForeignScript() throws IOException {
        String axe = Files.readString(AXE) + RUN_AXE;
        var faults = new LinkedHashMap<String, List<String>>();
        int number = 0;
        for (String address : found.pages().values()) {
            List<Look> looks = looks();
            for (Look look : IS_WHOLE ? looks : List.of(looks.get(number++ % looks.size()))) {
                List<String> wrong = open(address, look) ? wrong(axe, look) : List.of();
                if (!wrong.isEmpty()) {
                    faults.put(address + " " + look, wrong);
                }
            }
        }
        assertThat(faults.entrySet()).isEmpty();
    }

    @Test
    void whatIsWrongIsFound() throws IOException {
        String page = "<title>Wrong</title><body onload=\"document.body.insertAdjacentHTML('beforeend', this.name)\">"
                + "<div style='width:500px'>wide</div><button tabindex=-1>x</button><img src=x>";
        Path file = Files.writeString(folder.resolve("wrong.html"), page + "<script>top.canary=1</script>");
        browser.window(375, 900, 1);
        browser.open(file.toUri());
        assertThat(wrong(Files.readString(AXE) + RUN_AXE, new Look("en", false, 375)))
                .anyMatch(fault -> fault.startsWith("image-alt"))
                .anyMatch(fault -> fault.contains("scrolls"))
                .anyMatch(fault -> fault.contains("<button tabindex"))
                .contains("a foreign script ran");
    }

    private static List<Look> looks() {
        var looks = new ArrayList<Look>();
        for (String language : List.of("en", "zh")) {
            for (boolean isDark : new boolean[] {false, true}) {
                looks.add(new Look(language, isDark, 375));
                looks.add(new Look(language, !isDark, 1280));
            }
        }
        return looks;
    }

    /// Opens a page, unless it is a part of one or a file.
    private static boolean open(String address, Look look) {
        browser.language(look.language());
        browser.dark(look.isDark());
        browser.window(look.width(), 900, 1);
        URI uri = desk.uri(address);
        if (!desk.get(AccountRole.OWNER, address).body().contains("<main id=\"content\"")) {
            return false;
        }
        browser.console();
        browser.open(uri);
        return true;
    }

    private static List<String> wrong(String axe, Look look) {
        var wrong = new ArrayList<>(browser.run(axe));
        String width = browser.ask("document.documentElement.scrollWidth");
        if (Integer.parseInt(width) > look.width()) {
            wrong.add("it scrolls to the side: it is " + width + " wide");
        }
        browser.run(UNREACHABLE).forEach(element -> wrong.add("not reached by keyboard: " + element));
        if (!browser.ask("window.canary").equals("null")) {
            wrong.add("a foreign script ran");
        }
        wrong.addAll(browser.console());
        return wrong;
    }
}
