package gazette.press.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.issues.Reason;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.TestPublication;
import gazette.sources.polling.FeedState;
import gazette.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Feeds at addresses that the settings do not open yet.
class ForbiddenFeedTest {
    private static final byte[] FEED =
            "<rss><channel><title>Wire</title></channel></rss>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, FEED.length);
            exchange.getResponseBody().write(FEED);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"SQLITE, 127.0.0.1", "POSTGRES, 127.0.0.1", "SQLITE, localhost"})
    void isAskedAsSoonAsTheSettingsOpenItsAddress(TestDatabase database, String host) {
        try (var publication = new TestPublication(folder, database)) {
            settings(publication, host, "");
            var reloader = new WorkspaceReloader(publication.context(), config -> config);
            assertThat(reloader.reloadIfChanged()).isEqualTo(WorkspaceReloader.Change.SETTINGS);
            reloader.reloadIfChanged();
            FeedState refused = state(reloader);
            assertThat(refused.isRefused()).isTrue();
            assertThat(refused.problem()).startsWith(host).contains(" is not a public address; write allow:");
            assertThat(refused.next()).isEqualTo(publication.clock.instant().plus(Duration.ofHours(1)));

            settings(publication, host, "127.0.0.1");
            publication.clock.pass(Duration.ofSeconds(2));
            assertThat(reloader.reloadIfChanged()).isEqualTo(WorkspaceReloader.Change.SETTINGS);
            assertThat(asked).hasValue(0);
            reloader.reloadIfChanged();
            assertThat(asked).hasValue(1);
            assertThat(state(reloader).problem()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRES"})
    void failsForNobodyElseAndIsLookedAtInAnIssuesTime(TestDatabase database) {
        try (var publication = new TestPublication(folder, database)) {
            settings(publication, "127.0.0.1", "");
            publication.reread();
            for (int round = 0; round < 5; round++) {
                publication.clock.pass(Duration.ofHours(1));
                assertThat(IngestSources.run(publication.context()).reasons())
                        .extracting(Reason::toString)
                        .anyMatch(reason -> reason.contains("the feed is left out: 127.0.0.1 is not a public address"));
            }
            settings(publication, "127.0.0.1", "127.0.0.0/8");
            publication.reread();
            IngestSources.forIssue(publication.context());
            assertThat(asked).hasValue(1);
        }
    }

    private void settings(TestPublication publication, String host, String allow) {
        publication.write(
                "gazette.yaml",
                TestPublication.settings("").replaceFirst("(?m)^sources:.*\n", "") + "fetch: {allow: [" + allow
                        + "]}\nsources: {seeds: {folder: seeds}, wire: {feed: 'http://" + host + ":"
                        + server.getAddress().getPort() + "/feed'}}\n");
    }

    private static FeedState state(WorkspaceReloader reloader) {
        return reloader.context()
                .store()
                .read(tables -> tables.feeds().find("wire"))
                .orElseThrow();
    }
}
