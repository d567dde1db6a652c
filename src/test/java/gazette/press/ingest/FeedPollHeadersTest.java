package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.press.publishing.TestPublication;
import gazette.sources.polling.FeedState;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a server that answers as the standards allow sees of a paper that follows its feed.
class FeedPollHeadersTest {
    private static final String MODIFIED = "sun, 22 Nov 2026 7:00:00 gmt";

    @TempDir
    Path folder;

    private HttpServer server;
    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private volatile String feed = "<rss><channel><title>Wire</title></channel></rss>";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void skippedHoursAreHeededAfterAnUnchangedFeedTooButNotByAnIssue(TestDatabase database) {
        feed = "<rss><channel><skipHours><hour>8</hour><hour>9</hour></skipHours></channel></rss>";
        sent.put("ETag", "\"1\"");
        try (TestPublication publication = paper(database)) {
            IngestSources.run(publication.context());
            Instant next = state(publication).next();
            assertThat(next).isBetween(Instant.parse("2026-11-23T10:00:00Z"), Instant.parse("2026-11-23T10:06:00Z"));
            publication.clock.set(next.plus(Duration.ofHours(21)));
            IngestSources.run(publication.context());
            assertThat(asked).hasSize(2);
            assertThat(state(publication).next())
                    .isBetween(Instant.parse("2026-11-24T10:00:00Z"), Instant.parse("2026-11-24T10:20:00Z"));
            publication.clock.set(Instant.parse("2026-11-24T09:00:00Z"));
            IngestSources.run(publication.context());
            assertThat(asked).hasSize(2);
            IngestSources.forIssue(publication.context());
            assertThat(asked).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aValidatorThatAnUnchangedFeedDoesNotRepeatStays(TestDatabase database) {
        sent.put("ETag", "\"1\"");
        sent.put("Last-Modified", MODIFIED);
        try (TestPublication publication = paper(database)) {
            IngestSources.run(publication.context());
            sent.remove("Last-Modified");
            for (int look = 0; look < 2; look++) {
                publication.clock.pass(Duration.ofDays(2));
                IngestSources.run(publication.context());
            }
            assertThat(asked).hasSize(3);
            assertThat(asked.getLast().get("If-none-match")).containsExactly("\"1\"");
            assertThat(asked.getLast().get("If-modified-since")).containsExactly(MODIFIED);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(Map.copyOf(exchange.getRequestHeaders()));
        boolean unchanged = exchange.getRequestHeaders().containsKey("If-none-match");
        byte[] bytes = feed.getBytes(StandardCharsets.UTF_8);
        sent.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(unchanged ? 304 : 200, unchanged ? -1 : bytes.length);
        if (!unchanged) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private TestPublication paper(TestDatabase database) {
        var publication = new TestPublication(folder, database);
        publication.write(
                "gazette.yaml",
                TestPublication.settings("").replaceFirst("(?m)^sources:.*\n", "")
                        + "fetch: {allow: [127.0.0.1]}\nsources: {seeds: {folder: seeds}, wire: {feed: 'http://127.0.0.1:"
                        + server.getAddress().getPort() + "/feed'}}\n");
        publication.reread();
        return publication;
    }

    private static FeedState state(TestPublication publication) {
        return publication
                .context()
                .store()
                .read(tables -> tables.feeds().find("wire"))
                .orElseThrow();
    }
}
