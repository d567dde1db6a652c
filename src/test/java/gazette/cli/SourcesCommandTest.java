package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.press.publishing.TestPublication;
import gazette.sources.feeds.EntryJson;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of feeds, in and out, and the feed of a page.
class SourcesCommandTest {
    private static final String LIST = """
            <opml version="2.0"><body>
              <outline text="Räume &amp; Zeit"><outline text="Café der Zeit" xmlUrl="https://example.org/feed"/></outline>
              <outline text="茶" xmlUrl="feed://tea.example.org/rss"/>
              <outline text="茶" xmlUrl="https://tea.example.org/rss?full"/>
              <outline text="Known" xmlUrl="http://www.example.org/wire/"/>
              <outline text="Nowhere" xmlUrl="mailto:someone@example.org"/>
            </body></opml>
            """;

    @TempDir
    Path folder;

    private TestPublication publication;
    private Path list;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws IOException {
        publication = new TestPublication(folder.resolve("paper"));
        list = Files.writeString(folder.resolve("list.opml"), LIST);
        publication.write(
                "gazette.yaml", """
                # My paper.
                """ + TestPublication.settings("").replaceFirst("(?m)^sources:.*\n", "") + """
                sources:
                  # What I write.
                  seeds: {folder: seeds}
                  wire: {feed: "https://example.org/wire", tags: [wire, news]}
                # The end.
                """);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void theFeedsOfAListAreAddedAndNothingElseChanges() throws IOException {
        Path settings = publication.folder.resolve("gazette.yaml");
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
        String before = Files.readString(settings);

        assertThat(run("sources", "import", list.toString(), "--dry-run"))
                .as(err)
                .isZero();
        assertThat(out).contains("3 feeds would be added");
        assertThat(settings).hasContent(before);

        assertThat(run("sources", "import", list.toString())).as(err).isZero();
        assertThat(err)
                .contains("http://www.example.org/wire/ is followed already, as wire", "'Nowhere' has no address");
        String wire = "  wire: {feed: \"https://example.org/wire\", tags: [wire, news]}\n";
        assertThat(settings).hasContent(before.replace(wire, wire + """
                  cafe-der-zeit: {feed: "https://example.org/feed", tags: ["Räume & Zeit"]} # Café der Zeit
                  tea-example-org: {feed: "https://tea.example.org/rss"} # 茶
                  tea-example-org-2: {feed: "https://tea.example.org/rss?full"} # 茶
                """));
        assertThat(Files.getPosixFilePermissions(settings)).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(publication.folder).isDirectoryNotContaining("glob:**.new");

        assertThat(run("sources", "import", list.toString())).isZero();
        assertThat(out).startsWith("0 feeds added");
    }

    @Test
    void whatWouldSpoilTheSettingsIsNotWritten() throws IOException {
        Path settings = publication.folder.resolve("gazette.yaml");
        publication.write("gazette.yaml", Files.readString(settings) + "...\n");
        publication.write("gazette.yaml", Files.readString(settings).replaceFirst("(?s)sources:.*news\\]}\n", ""));
        String before = Files.readString(settings);
        assertThat(run("sources", "import", list.toString())).isEqualTo(1);
        assertThat(err).contains("gazette.yaml stays as it is");
        assertThat(settings).hasContent(before);
        assertThat(run("sources", "import", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err).contains("there is no such file");
    }

    @Test
    void aListWithoutFeedsSaysSo() throws IOException {
        Files.writeString(list, "<html><p>Not found</p></html>");
        assertThat(run("sources", "import", list.toString())).isEqualTo(1);
        assertThat(err).contains("there are no feeds in it");
    }

    @Test
    void whatIsExportedIsKnownWhenItIsImported() throws IOException {
        assertThat(run("sources", "import", list.toString())).isZero();
        assertThat(run("sources", "export")).as(err).isZero();
        assertThat(out)
                .startsWith("<?xml")
                .contains(
                        "<outline text=\"Räume &amp; Zeit\">", "category=\"wire,news\"", "text=\"tea-example-org-2\"");
        Files.writeString(list, out);
        assertThat(run("sources", "import", list.toString())).isZero();
        assertThat(out).startsWith("0 feeds added");
        assertThat(err.lines()).hasSize(4).allMatch(line -> line.contains("is followed already"));
    }

    @Test
    void checkNamesFeedsThatAreNeverAsked() throws IOException {
        publication.write("gazette.yaml", TestPublication.settings("").replaceFirst("(?m)^sources:.*\n", "") + """
                fetch: {allow: [10.0.0.0/8]}
                sources:
                  seeds: {folder: seeds}
                  here: {feed: "http://127.0.0.1:8080/feed"}
                  home:
                    tags: [home]
                    feed: http://localhost/feed
                  six: {feed: "http://[::1]/feed"}
                  odd: {feed: "http://2130706433/feed"}
                  none: {feed: "http://[::1/feed"}
                  open: {feed: "http://10.0.0.5/feed"}
                  named: {feed: "https://no.such.name.example/feed"}
                """);
        assertThat(run("check")).isEqualTo(1);
        assertThat(out.lines().filter(line -> line.contains("is never asked")))
                .containsExactly(
                        "gazette.yaml:10: the feed 'here' is never asked, because 127.0.0.1 is not a public address;"
                                + " write allow: [\"127.0.0.1\"] under fetch: in gazette.yaml to open it, or mend the"
                                + " address",
                        "gazette.yaml:13: the feed 'home' is never asked, because localhost (127.0.0.1) is not a public"
                                + " address; write allow: [\"127.0.0.1\"] under fetch: in gazette.yaml to open it, or"
                                + " mend the address",
                        "gazette.yaml:14: the feed 'six' is never asked, because ::1 is not a public address; write"
                                + " allow: [\"0:0:0:0:0:0:0:1\"] under fetch: in gazette.yaml to open it, or mend the"
                                + " address",
                        "gazette.yaml:15: the feed 'odd' is never asked, because 2130706433 is an address in an odd"
                                + " notation; write one such as 192.0.2.1",
                        "gazette.yaml:16: the feed 'none' is never asked, because that is no http or https address;"
                                + " write one");
        assertThat(out).contains("5 faults");
    }

    @Test
    void whatIsHeldIsListedAndDecidedAllOrOneByOne() {
        hold("One", "Two", "Three");
        assertThat(run("sources")).isZero();
        assertThat(out)
                .containsPattern("held +3\n  held since 2026-11-23 08:00 CET\n  decide +gazette sources --held wire");
        assertThat(run("sources", "--held", "wire")).isZero();
        assertThat(out).isEqualTo("""
                        wire/1  2026-11-23 08:00 CET  One  https://example.org/One
                        wire/2  2026-11-23 08:00 CET  Two  https://example.org/Two
                        wire/3  2026-11-23 08:00 CET  Three  https://example.org/Three
                        """);
        assertThat(run("sources", "--take", "wire/1", "wire/3")).isZero();
        assertThat(run("sources", "--take", "wire/3")).isEqualTo(2);
        assertThat(err).contains("no such entry is held; gazette sources --held wire lists them");
        assertThat(run("sources", "--pass", "wire")).isZero();
        assertThat(out).isEqualTo("wire: 1 entry dropped\n");
        assertThat(run("sources", "--held", "wire")).isZero();
        assertThat(out).isEqualTo("wire: nothing is held\n");
        assertThat(run("sources", "--held", "wira")).isEqualTo(2);
    }

    @Test
    void aMistakeInOneOfSeveralNumbersLeavesAllAsTheyAre() {
        hold("One", "Two", "Three");
        for (String[] command : new String[][] {
            {"--take", "wire/1", "wire/9", "wire/2", "wire/8"},
            {"--pass", "wire/1", "wire/9", "wire/8"},
            {"--take", "wire/1", "--pass", "wire/9", "wire/8"},
            {"--pass", "wire/1", "--take", "wire/9", "wire/8"},
        }) {
            assertThat(run(Stream.concat(Stream.of("sources"), Stream.of(command))
                            .toArray(String[]::new)))
                    .isEqualTo(2);
            assertThat(err)
                    .contains(
                            "wire/9, wire/8: no such entry is held; gazette sources --held wire lists them; nothing was");
        }
        assertThat(run("sources", "--take", "wire/1", "wira/2")).isEqualTo(2);
        assertThat(err).contains("there is no feed 'wira'");
        assertThat(run("sources", "--take", "wire/1", "--again", "wira")).isEqualTo(2);
        assertThat(run("sources", "--take", "wire/1", "--pass", "wire")).isEqualTo(2);
        assertThat(err).contains("wire/1 stands behind both --take and --pass");
        assertThat(run("sources", "--held", "wire")).isZero();
        assertThat(out).contains("wire/1", "wire/2", "wire/3");

        assertThat(run("sources", "--take", "wire/1", "wire/1", "wire/2")).isZero();
        assertThat(out).isEqualTo("""
                wire: 1 entry let in; taken up by serve within a minute, and by publish
                wire: 1 entry let in; taken up by serve within a minute, and by publish
                """);
    }

    @Test
    void whatAFeedLeftThatIsNotFollowedAnyMoreCanBeDropped() {
        hold("One");
        publication.write("gazette.yaml", TestPublication.settings(""));
        assertThat(run("sources", "--json")).isZero();
        assertThat(out).contains("{\"source\":\"wire\",\"feed\":\"(not followed any more)\",\"held\":1,");
        assertThat(run("sources", "--take", "wire")).isEqualTo(2);
        assertThat(run("sources", "--pass", "wire")).isZero();
        assertThat(run("sources")).isZero();
        assertThat(out).doesNotContain("wire");
    }

    @Test
    void aPageShowsTheFeedThatItDeclares() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                server,
                "/",
                "<html><link rel=alternate type=application/rss+xml href=/feed>"
                        + "<link rel=alternate type=application/rss+xml href=/comments>");
        serve(server, "/feed", "<rss><channel><title>Wire</title></channel></rss>");
        server.start();
        publication.write("gazette.yaml", TestPublication.settings("fetch: {allow: [127.0.0.1]}\n"));
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(run("feed", base + "/")).as(err).isZero();
            assertThat(out).startsWith("Wire");
            assertThat(err)
                    .contains("the feed is at " + base + "/feed", "the page declares also " + base + "/comments");
            assertThat(run("feed", base + "/feed", "--json")).isZero();
            assertThat(err).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpServer server, String path, String text) {
        server.createContext(path, exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void hold(String... titles) {
        List<ClassifiedEntry> burst = Stream.of(titles)
                .map(title ->
                        EntryJson.read("{\"title\":\"" + title + "\",\"link\":\"https://example.org/" + title + "\"}"))
                .map(entry -> new ClassifiedEntry(entry, entry.title(), Fate.HELD, List.of(entry.title())))
                .toList();
        publication.context().store().change(tables -> {
            tables.heldEntries().keep("wire", Optional.empty(), burst, TestPublication.MONDAY);
            tables.feeds().addSeen("wire", burst, TestPublication.MONDAY);
        });
    }

    private int run(String... args) {
        CommandRun run = CommandRun.in(publication, args);
        out = run.out();
        err = run.err();
        return run.exit();
    }
}
