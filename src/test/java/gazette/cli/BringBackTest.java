package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Feeds never push out an editor's own article, and what was lost can be brought back.
class BringBackTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // lay() sets it
    private TestPublication publication;

    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String items = IntStream.rangeClosed(1, 12)
                .mapToObj(no -> "<item><guid>e" + no + "</guid><title>Entry " + no + "</title>"
                        + (no % 3 == 0 ? "" : "<pubDate>Mon, 23 Nov 2026 06:%02d:00 GMT</pubDate>".formatted(59 - no))
                        + "<description>Words of " + no + ".</description></item>")
                .collect(Collectors.joining());
        byte[] feed = ("<rss version=\"2.0\"><channel><title>W</title>" + items + "</channel></rss>")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    @Test
    void elevenEntriesDoNotPushOutAnArticleOfAFolder() {
        lay(TestDatabase.SQLITE, "first: 10\n");
        CommandRun run = command("publish", "weekly");
        assertThat(run.out())
                .containsSubsequence(
                        "picked: The first 第一篇", "picked: Entry 1\n", "picked: Entry 2\n", "picked: Entry 3\n")
                .contains("picked: Entry 10")
                .contains("passed over: Entry 11 (the first issue takes the newest 10 of feeds)")
                .contains("letters/1 with 11 articles");
    }

    @Test
    void aLimitTakesAwayEntriesFirst() {
        lay(TestDatabase.SQLITE, "first: 10\nlimit: 2\nleftover: drop\n");
        assertThat(command("publish", "weekly").out())
                .containsSubsequence("picked: The first 第一篇", "picked: Entry 1\n", "dropped: Entry 2 ");
        publication.clock.pass(Duration.ofHours(1));
        publication.article("late.md", "Late", "2020-01-01", "Old words.");
        assertThat(command("publish", "weekly").out()).contains("picked: Late");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasPassedOverComesBack(TestDatabase kind) {
        lay(kind, "first: 1\n");
        assertThat(command("publish", "weekly").out()).contains("passed over: Entry 2");
        publication.clock.pass(Duration.ofHours(1));
        assertThat(command("publish", "weekly").out()).contains("nothing new");

        CommandRun again = command("article", "again", "Entry 2");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out())
                .contains("“Entry 2” is new again", "letters (weekly): passed-over by weekly on 2026-11-23");
        assertThat(command("article", "again", "e2").err()).contains("was neither dropped nor passed over");
        publication.clock.pass(Duration.ofHours(1));
        assertThat(command("publish", "weekly").out())
                .contains("picked: Entry 2 (it was passed over before)", "letters/2 with 1 article: 2 accepted");
        assertThat(command("why", "e2").out())
                .contains(
                        "letters (weekly): was passed-over, and an editor brought it back on 2026-11-23",
                        "letters (weekly): issued by weekly");
        assertThat(command("article", "again", "Entri 3").err())
                .contains("no article is known as 'Entri 3'; did you mean 'Entry 3'?");
        assertThat(command("article", "again", "http://127.0.0.1:8080/a/" + slug("Entry 3") + "?x#y")
                        .exit())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aRunIncludesWhatAnEditorNames(TestDatabase kind) {
        lay(kind, "first: 1\nlimit: 2\n");
        command("publish", "weekly");
        publication.article("a.md", "A", "2026-11-22", "Words a.");
        publication.article("b.md", "B", "2026-11-22", "Words b.");
        publication.article("draft.md", "Draft", "2026-11-22", "Words.", "draft: true");
        publication.clock.pass(Duration.ofHours(1));
        String[] both = {"--include", "Entry 5", "--include", "seeds/b.md"};
        assertThat(command("publish", "weekly", "--dry-run", both[0], both[1], both[2], both[3])
                        .out())
                .contains("picked: Entry 5 (an editor included it; it was passed over before)", "picked: B (an editor");
        assertThat(command("why", "e5").out()).as("a rehearsal").doesNotContain("brought it back");

        CommandRun run = command("publish", "weekly", both[0], both[1], both[2], both[3]);
        assertThat(run.out())
                .contains("picked: Entry 5 (an editor included it; it was passed over before)")
                .contains("picked: B (an editor included it)", "waiting: A (the issue is full at 2)");
        assertThat(publication.subjectsTo("ann@example.com")).hasSize(2);
        assertThat(command("why", "e5").out()).contains("an editor included it", "brought it back");
        assertThat(command("publish", "weekly", "--include", "b.md").err())
                .contains("“B” cannot be included: it was in the issue of 2026-11-23");
        assertThat(command("publish", "weekly", "--include", "Draft").err()).contains("it is held: a draft");
        assertThat(command("publish", "weekly", "--include", "nothing").exit()).isEqualTo(2);
    }

    @Test
    void whyKnowsTitlesAndFullWidthAddresses() {
        lay(TestDatabase.SQLITE, "");
        publication.article("twin-a.md", "Twin", "2026-11-22", "Words a.");
        publication.article("twin-b.md", "Twin", "2026-11-22", "Words b.");
        command("preview", "weekly", "--out", folder + "/next");
        assertThat(command("why", "twin").out())
                .contains("(twin-a.md, ", "(twin-b.md, ", "  no run has taken it, or left it out, yet");

        command("publish", "weekly");
        assertThat(command("why", "The first 第一篇").out())
                .contains("(first.md, ", "letters (weekly): issued by weekly")
                .doesNotContain("no run has taken it");
        assertThat(command("why", "ann＠example.com").out()).startsWith("ann@example.com\n");
        assertThat(command("why", "no such title").err())
                .contains("write its file, such as seeds/first.md, its title,");
    }

    @Test
    void aFileThatIsNamedAsACommandIsReadByItsPath() {
        lay(TestDatabase.SQLITE, "");
        publication.article("again", "Again", "2026-11-22", "Words.");
        assertThat(command("article", folder + "/seeds/again").out()).contains("title      Again");
        assertThat(command("article").err()).contains("FILE is missing: Article files, anywhere.");
    }

    private void lay(TestDatabase kind, String limits) {
        publication = new TestPublication(folder, kind);
        String settings = TestPublication.settings(
                TestPublication.relay(publication.mail.getSmtp().getPort()));
        String wire =
                "}, wire: {feed: \"http://127.0.0.1:" + server.getAddress().getPort() + "/wire\", first: 20}}";
        publication.write(
                "gazette.yaml",
                settings.replace("['^© THE END']}}", "['^© THE END']" + wire) + "fetch: {allow: [127.0.0.1]}\n");
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\n" + limits);
        publication.reread();
    }

    private String slug(String title) {
        return TestDatabase.rows(
                        publication.config().database(), "select slug from article where title = '" + title + "'")
                .getFirst()
                .getFirst();
    }

    private CommandRun command(String... args) {
        return CommandRun.in(publication, args);
    }
}
