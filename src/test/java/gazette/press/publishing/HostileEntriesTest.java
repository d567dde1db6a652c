package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.sun.net.httpserver.HttpServer;
import gazette.HostileText;
import gazette.config.WebConfig;
import gazette.delivery.localmail.ReceivedMail;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.issues.ScheduleRun.Outcome;
import gazette.press.site.WriteSite;
import gazette.render.FeedFormat;
import gazette.render.SingleLine;
import gazette.web.OwnSiteClient;
import gazette.web.WebServer;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries of a followed feed that must not keep the paper's own article from going out.
class HostileEntriesTest {
    private static final int ENTRIES = 7;
    /// Writing all pages takes long.
    private static final long WHOLE_SITE = 1;
    private static final String SONG = "tirilee";

    @TempDir
    Path folder;

    private TestPublication publication;
    private HttpServer server;
    private volatile String body = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/feed", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        publication = new TestPublication(folder);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(TestPublication.relay(
                                        publication.mail.getSmtp().getPort()))
                                .replaceFirst("(?m)^sources:.*\n", "")
                                .replace("http://127.0.0.1:8080", "https://paper.news")
                        + "fetch: {allow: [127.0.0.1]}\nsources:\n  seeds: {folder: seeds}\n"
                        + "  wire: {first: 99, most: 999, feed: 'http://127.0.0.1:"
                        + server.getAddress().getPort() + "/feed'}\n");
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nfirst: 99\n");
        publication.reread();
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    @Test
    void aLinkWithAnApostropheAndSpacesStopsNothing() {
        assertThatItGoesOut(item("A page", "https://e.example/it's a page", "Some words."));
    }

    @Test
    void aTitleThatLooksLikeATemplateStopsNothing() {
        assertThatItGoesOut(item("How &lt;#list&gt; works", "https://e.example/list", "Some words."));
    }

    @Test
    void titlesOfSixThousandLettersStopNothing() {
        assertThatItGoesOut(item("long ".repeat(1200) + 1, "https://e.example/1", "Words.")
                + item("lang ".repeat(1200) + 2, "https://e.example/2", "Words.")
                + item("leng ".repeat(1200) + 3, "https://e.example/3", "Words.")
                + item("ling ".repeat(1200) + 4, "https://e.example/4", "Words."));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noEntryKeepsTheOthersFromGoingOut(long seed) throws Exception {
        body = new HostileText(seed).feed(ENTRIES);
        publication.article("canary.md", "The canary", "2026-11-22", "It sings " + SONG + ".");
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).as("seed %d: %s", seed, run.summary()).isEqualTo(Outcome.SENT);
        assertThat(picked(run)).as("seed %d", seed).contains("The canary").hasSizeGreaterThan(ENTRIES / 2);
        assertThatTheLetterIsSound(publication.mailsTo("ann@example.com").getFirst(), seed);
        if (seed == WHOLE_SITE) {
            assertThatTheSiteIsSound(seed);
        }
    }

    private static void assertThatTheLetterIsSound(MimeMessage message, long seed) throws Exception {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        ReceivedMail letter = ReceivedMail.parse("x", bytes.toByteArray());
        assertThat(letter.to()).isEqualTo("ann@example.com");
        assertThat(letter.subject()).as("seed %d", seed).isEqualTo(SingleLine.line(letter.subject()));
        assertThat(letter.html()).as("seed %d", seed).contains("The canary");
        assertThat(letter.text()).as("seed %d", seed).contains("The canary");
        assertThat(letter.source().lines()).as("seed %d", seed).allMatch(line -> line.length() <= 998);
    }

    private void assertThatTheSiteIsSound(long seed) throws Exception {
        Path site = folder.resolve("site");
        try (var server = new WebServer(publication::context, now -> Optional.empty());
                var pages = new OwnSiteClient(server.start(new WebConfig("127.0.0.1", 0, List.of())))) {
            new WriteSite(publication.context(), pages::page, pages.notFound(), pages::headers).run(site);
        }
        for (FeedFormat format : FeedFormat.values()) {
            byte[] feed = Files.readAllBytes(site.resolve("letters/feed." + format.extension()));
            assertThat(new String(feed, StandardCharsets.UTF_8))
                    .as("seed %d, %s", seed, format)
                    .contains(SONG);
            if (format != FeedFormat.JSON) {
                SyndFeed read = new SyndFeedInput()
                        .build(new InputStreamReader(new ByteArrayInputStream(feed), StandardCharsets.UTF_8));
                assertThat(read.getEntries()).as("seed %d, %s", seed, format).hasSizeGreaterThan(ENTRIES / 2);
            }
        }
        assertThat(Files.readString(site.resolve("letters/1/index.html")))
                .as("seed %d", seed)
                .contains(SONG);
    }

    private static List<String> picked(ScheduleRun run) {
        return run.reasons().stream()
                .filter(reason -> reason.kind() == ReasonKind.PICKED)
                .map(Reason::subject)
                .toList();
    }

    private void assertThatItGoesOut(String items) {
        body = "<rss version='2.0'><channel><title>Wire</title>" + items + "</channel></rss>";
        ScheduleRun run = publication.publish("weekly");

        assertThat(run.outcome()).as("%s", run.reasons()).isEqualTo(Outcome.SENT);
        assertThat(run.reasons()).anyMatch(reason -> reason.toString().equals("picked: The first 第一篇"));
        assertThat(publication.mailsTo("ann@example.com")).hasSize(1);
    }

    private static String item(String title, String link, String text) {
        return "<item><title>" + title + "</title><link>" + link + "</link><description>" + text
                + "</description></item>";
    }
}
