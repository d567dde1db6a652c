package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that show an issue ask the sources first, as a run does.
class PreviewSourcesTest {
    @TempDir
    Path folder;

    private TestPublication publication;
    private HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile String items = item("e1");
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] bytes = ("<rss version=\"2.0\"><channel><title>W</title>" + items + "</channel></rss>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        publication = new TestPublication(folder);
        String settings = TestPublication.settings(
                TestPublication.relay(publication.mail.getSmtp().getPort()));
        String feed = "wire: {feed: \"http://127.0.0.1:" + server.getAddress().getPort() + "/wire\", first: 5}";
        publication.write(
                "gazette.yaml",
                settings.replace("cut_after: ['^© THE END']}}", "cut_after: ['^© THE END']}, " + feed + "}")
                        + "fetch: {allow: [127.0.0.1]}\n");
        publication.reread();
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    @Test
    void aFeedThatWasNeverLookedAtIsInEveryPreviewAndInTheIssue() throws IOException {
        assertThat(preview()).contains("Entry e1", "The first");
        assertThat(onPaper("publish", "weekly", "--dry-run")).isZero();
        assertThat(out).contains("picked: Entry e1");
        assertThat(onPaper("send-test", "weekly", "--to", "me@example.net")).isZero();
        assertThat(requests).as("what was said is kept").hasValue(1);
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(out).contains("picked: Entry e1", "letters/1 with 2 articles");
    }

    @Test
    void offlineAsksNothingAndNamesWhatWasNeverLookedAt() throws IOException {
        assertThat(preview("--offline")).contains("The first").doesNotContain("Entry e1");
        assertThat(err).contains("OFFLINE: wire (http://127.0.0.1:").contains("was never looked at: nothing of it");
        assertThat(onPaper("publish", "weekly", "--dry-run", "--offline")).isZero();
        assertThat(err).contains("was never looked at");
        assertThat(onPaper("send-test", "weekly", "--to", "me@example.net", "--offline"))
                .isZero();
        assertThat(err).contains("was never looked at");
        assertThat(requests).hasValue(0);
        preview();
        preview("--offline");
        assertThat(err).contains("was last read on 2026-11-23 08:00 CET");
        assertThat(onPaper("publish", "weekly", "--offline")).isEqualTo(2);
    }

    @Test
    void aFeedThatFailsIsReportedAlsoByTheRunThatFollows() throws IOException {
        status = 500;
        preview();
        assertThat(err).contains("faulty: wire (the feed is left out: ");
        publication.clock.pass(Duration.ofMinutes(5));
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(out).contains("faulty: wire (the feed is left out: ", "gazette sources --again wire");
    }

    @Test
    void aNewcomerIsNotCoveredWithWhatAPreviewSaw() {
        publication.publish("weekly");
        publication.article("second.md", "The second", "2026-11-22", "Text.");
        assertThat(onPaper("publish", "weekly", "--dry-run")).isZero();
        publication.write("subscribers/letters.csv", "email\nann@example.com\nbo@example.org\nnew@example.net\n");
        publication.publish("weekly");
        assertThat(publication.subjectsTo("new@example.net")).containsExactly("Letters 来信 #2: The second");
    }

    @Test
    void aTranslationIsNotShownOnTheWebBeforeARun() {
        publication.publish("weekly");
        publication.article("first.zh.md", "第一", "2026-11-20", "一些字。", "lang: zh");
        assertThat(onPaper("publish", "weekly", "--dry-run")).isZero();
        List<String> shown = TestDatabase.rows(
                        publication.config().database(), "select count(*) from article where released_at is not null")
                .getFirst();
        assertThat(shown).containsExactly("2");
    }

    @Test
    void aPreviewOfAnotherDayDoesNotPutOffTheFeed() throws IOException {
        assertThat(preview("--at", "2027-06-01T08:00:00Z")).contains("Entry e1");
        for (String never :
                new String[] {"+999999999-01-01T00:00:00Z", "9999-12-31T00:00:00Z", "-0001-01-01T00:00:00Z"}) {
            assertThat(onPaper("preview", "weekly", "--out", folder + "/next", "--at", never))
                    .as(never)
                    .isEqualTo(2);
        }
        items = item("e2") + item("e1");
        publication.clock.pass(Duration.ofMinutes(30));
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(out).contains("picked: Entry e2");
    }

    private String preview(String... more) throws IOException {
        String[] args = Arrays.copyOf(new String[] {"preview", "weekly", "--out", folder + "/next"}, 4 + more.length);
        System.arraycopy(more, 0, args, 4, more.length);
        assertThat(onPaper(args)).isZero();
        return Files.readString(folder.resolve("next/digest.txt"));
    }

    private static String item(String id) {
        return "<item><guid>" + id + "</guid><title>Entry " + id + "</title><description>Words of " + id
                + ".</description></item>";
    }

    private int onPaper(String... args) {
        CommandRun run = CommandRun.in(publication, args);
        out = run.out();
        err = run.err();
        return run.exit();
    }
}
