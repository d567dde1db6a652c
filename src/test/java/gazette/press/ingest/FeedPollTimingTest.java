package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.issues.Reason;
import gazette.press.publishing.TestPublication;
import gazette.sources.polling.FeedState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When and where a feed is asked.
class FeedPollTimingTest {
    @TempDir
    Path folder;

    private TestPublication publication;
    private HttpServer server;
    private final Map<String, String> there = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String retryAfter = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        publication = new TestPublication(folder);
        follow("/feed");
    }

    @AfterEach
    void close() {
        publication.close();
        server.stop(0);
    }

    @Test
    void aServerMaySayUntilWhenItWantsToBeLeftAlone() {
        Instant until = Instant.now().plus(Duration.ofHours(5));
        retryAfter = DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atZone(ZoneOffset.UTC));
        gather();
        assertThat(Duration.between(publication.clock.instant(), state().next()))
                .isBetween(Duration.ofMinutes(299), Duration.ofMinutes(301));
        IngestSources.forIssue(publication.context());
        assertThat(asked).as("not even for an issue").hasValue(1);
    }

    @Test
    void anIssueMissesNothingHoweverSeldomAFeedIsAsked() {
        there.put("/feed", feed(1));
        gather();
        assertThat(state().next()).isAfter(publication.clock.instant().plus(Duration.ofHours(20)));
        there.put("/feed", feed(2));
        publication.clock.pass(Duration.ofMinutes(9));
        IngestSources.forIssue(publication.context());
        assertThat(asked).as("a moment ago").hasValue(1);
        publication.clock.pass(Duration.ofMinutes(2));
        assertThat(IngestSources.forIssue(publication.context()).added()).isEqualTo(1);
    }

    @Test
    void aPageLeadsToTheFeedThatItDeclares() {
        there.put("/", page("<link rel=alternate type=application/rss+xml href=/feed>"));
        there.put("/feed", feed(1));
        follow("/");
        assertThat(gather().reasons())
                .extracting(Reason::toString)
                .anyMatch(r -> r.contains("it is asked at") && r.contains("/feed from now on"));
        there.put("/feed", feed(2));
        publication.clock.pass(Duration.ofDays(2));
        assertThat(gather().added()).isEqualTo(1);
        assertThat(asked).as("the page once, the feed twice").hasValue(3);
    }

    @Test
    void whereTheDeclaredFeedIsLostThePageIsAskedAgain() {
        there.put("/", page("<link rel=alternate type=application/rss+xml href=/feed>"));
        there.put("/feed", feed(1));
        follow("/");
        gather();
        there.remove("/feed");
        there.put("/", page("<link rel=alternate type=application/atom+xml href=/new>"));
        there.put("/new", feed(1));
        for (int look = 0; look < 4; look++) {
            publication.clock.pass(Duration.ofDays(2));
            gather();
        }
        assertThat(state().currentUrl()).endsWith("/new");
    }

    @Test
    void aPageThatDeclaresNothingReadableSaysWhatItDeclares() {
        there.put(
                "/",
                page(
                        "<link rel=alternate type=application/rss+xml href=/a><link rel=alternate type=text/xml href=/b>"));
        follow("/");
        gather();
        assertThat(state().problem())
                .contains("it is a web page", "/a, cannot be read: its server answers with status 404", "also http")
                .endsWith("/b");
    }

    private void follow(String path) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        publication.write(
                "gazette.yaml",
                TestPublication.settings("").replaceFirst("(?m)^sources:.*\n", "")
                        + "fetch: {allow: [127.0.0.1]}\nsources: {seeds: {folder: seeds}, wire: {feed: '" + address
                        + "'}}\n");
        publication.reread();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] bytes =
                there.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private IngestSources.IngestResult gather() {
        return IngestSources.run(publication.context());
    }

    private FeedState state() {
        return publication
                .context()
                .store()
                .read(tables -> tables.feeds().find("wire"))
                .orElseThrow();
    }

    private static String page(String head) {
        return "<!doctype html><html><head><title>A site</title>" + head + "</head></html>";
    }

    private static String feed(int entries) {
        var items = new StringBuilder();
        for (int i = 1; i <= entries; i++) {
            items.append("<item><title>Entry " + i + "</title><guid>g" + i + "</guid><pubDate>" + i
                    + " Nov 2026 10:00:00 GMT</pubDate><description>Text " + i + ".</description></item>");
        }
        return "<rss><channel><title>Wire</title>" + items + "</channel></rss>";
    }
}
