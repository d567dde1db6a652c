package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.WebConfig;
import gazette.press.publishing.TestPublication;
import gazette.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sign-up form asks a real browser for a proof of work.
@Tag("browser")
class FormInBrowserTest {
    private static final String SENT = "Please look into your mailbox";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(3);

    @TempDir
    static Path folder;

    private static Browser browser;
    private static TestPublication publication;
    private static WebServer web;
    private static URI site;

    @BeforeAll
    static void open() {
        browser = new Browser(folder.resolve("profile"));
        publication = new TestPublication(folder.resolve("paper"));
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        + "web: {proof_of_work: 14}\n");
        publication.reread();
        web = new WebServer(publication::context, _ -> Optional.empty());
        site = URI.create("http://127.0.0.1:" + web.start(new WebConfig("127.0.0.1", 0, List.of())));
    }

    @AfterAll
    static void close() {
        web.close();
        publication.close();
        browser.close();
    }

    @Test
    void aBrowserWithScriptsDoesTheWorkByItself() {
        browser.scripts(true);
        for (String path : List.of("/subscribe?list=letters", "/preferences")) {
            browser.open(site.resolve(path));
            browser.type("#email", "scripts@example.org");
            publication.clock.pass(SOON);
            browser.press("form.choices button");
            expect(SENT);
        }
    }

    @Test
    void aBrowserWithoutScriptsWaitsHalfAMinute() {
        browser.scripts(false);
        browser.open(site.resolve("/subscribe?list=letters"));
        browser.type("#email", "none@example.org");
        publication.clock.pass(SOON);
        browser.press("form.choices button");
        expect("press the button in 30 seconds");
        assertThat(browser.faults()).isEmpty();
        publication.clock.pass(Duration.ofSeconds(31));
        browser.press("form.choices button");
        expect(SENT);
    }

    @Test
    void aFormOnAForeignPageLeadsToTheButton() throws IOException {
        browser.scripts(true);
        Path page = folder.resolve("foreign.html");
        Files.writeString(page, """
                <!DOCTYPE html><form method="post" action="%s/subscribe">
                <input type="hidden" name="list" value="letters"><input name="email" id="email"><button>Go</button></form>
                """.formatted(site));
        browser.open(page.toUri());
        browser.type("#email", "foreign@example.org");
        browser.press("button");
        expect("One more step");
        assertThat(browser.text()).contains("foreign@example.org").doesNotContain("seconds");
        assertThat(browser.faults()).isEmpty();
        publication.clock.pass(SOON);
        browser.press("form.choices button");
        expect(SENT);
    }

    private static void expect(String words) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!browser.text().contains(words)) {
            assertThat(Instant.now()).as(browser.text()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
