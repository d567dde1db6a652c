package gazette.press.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.ControlIssue;
import gazette.press.workspace.AppContext;
import gazette.store.WebSubHubTable.Health;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes of our feeds, and a hub on this machine that is told of them.
class PingWebSubHubsTest {
    private static final String SITE = "http://127.0.0.1:8080";

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private TestPublication publication;
    private HttpServer hub;
    private String address;
    private volatile int status = 204;
    private volatile Map<String, String> header = Map.of();

    @BeforeEach
    void open() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        hub.createContext("/", this::answer);
        hub.createContext("/slow", exchange -> {
            asked.countDown();
            waitForTheEnd();
        });
        hub.start();
        address = "http://127.0.0.1:" + hub.getAddress().getPort() + "/";
        publication = new TestPublication(folder);
        tell(address);
    }

    @AfterEach
    void close() {
        publication.close();
        answers.countDown();
        hub.stop(0);
    }

    @Test
    void anIssueIsToldOnceForEachFeedThatHasItAlsoAcrossARestart() {
        publication.publish("weekly");
        assertThat(told)
                .contains(SITE + "/feed.rss", SITE + "/letters/feed.atom", SITE + "/letters/issues.json")
                .doesNotHaveDuplicates()
                .noneMatch(topic -> topic.contains("inner"));
        told.clear();
        try (AppContext again = AppContext.open(publication.config(), publication.clock)) {
            new WebSubPingTask(() -> again, () -> false).run();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void anEditIsToldAndAFeedThatStayedAsItWasIsNot() {
        publication.publish("weekly");
        var round = new WebSubPingTask(publication::context, () -> false);
        round.run();
        told.clear();
        publication.article("first.md", "The first 第一篇", "2026-11-20", "Mended text.");
        publication.clock.pass(Duration.ofMinutes(1));
        IngestSources.run(publication.context());
        round.run();
        round.run();
        assertThat(told)
                .contains(SITE + "/feed.atom", SITE + "/letters/feed.json")
                .doesNotHaveDuplicates();
        told.clear();
        publication.article("second.md", "Not in an issue yet", "2026-11-20", "More.");
        IngestSources.run(publication.context());
        round.run();
        assertThat(told).isEmpty();
    }

    @Test
    void aWithdrawalIsTold() {
        publication.publish("weekly");
        told.clear();
        var orders = new ControlIssue(publication.context());
        orders.withdraw(orders.find("letters/1").orElseThrow());
        assertThat(told).contains(SITE + "/letters/issues.rss", SITE + "/feed.json");
    }

    @Test
    void aHubThatIsDownIsAskedAgainLaterAndLaterAndHearsAllOfIt() {
        status = 500;
        publication.publish("weekly");
        assertThat(told).hasSize(1);
        assertThat(publication.counts()).hasSize(2);
        assertThat(health().problem()).isEqualTo("status 500");
        for (int minutes : List.of(1, 2, 4)) {
            told.clear();
            publication.clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
            round();
            assertThat(told).isEmpty();
            publication.clock.pass(Duration.ofSeconds(1));
            round();
            assertThat(told).hasSize(1);
        }
        status = 202;
        told.clear();
        publication.clock.pass(Duration.ofMinutes(8));
        round();
        assertThat(told).hasSize((int) health().topics()).doesNotHaveDuplicates();
        assertThat(health().waiting()).isZero();
        assertThat(health().problem()).isEmpty();
    }

    @Test
    void nobodyIsThereAndTheIssueGoesOutAllTheSame() throws IOException {
        hub.stop(0);
        publication.publish("weekly");
        assertThat(publication.counts()).hasSize(2);
        assertThat(health().waiting()).isEqualTo(health().topics()).isPositive();
        assertThat(claimedTwice()).isEqualTo(List.of(true, false));
    }

    @Test
    void aHubThatAsksForPatienceGetsIt() {
        status = 429;
        header = Map.of("Retry-After", "600");
        publication.publish("weekly");
        told.clear();
        status = 204;
        publication.clock.pass(Duration.ofSeconds(599));
        round();
        assertThat(told).isEmpty();
        publication.clock.pass(Duration.ofSeconds(1));
        round();
        assertThat(told).isNotEmpty();
    }

    @Test
    void aFeedThatAHubRefusesKeepsNoOtherFromIt() {
        status = 403;
        publication.publish("weekly");
        assertThat(told).hasSize((int) health().topics()).doesNotHaveDuplicates();
    }

    @Test
    void aSlowHubKeepsNeitherAnotherHubNorTheEnd() throws InterruptedException {
        publication.publish("weekly");
        told.clear();
        tell(address + "slow, " + address);
        var ended = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            new WebSubPingTask(publication::context, () -> asked.getCount() == 0).run();
            ended.countDown();
        });
        ended.await();
        assertThat(publication
                        .context()
                        .store()
                        .read(tables -> tables.hubs().health(address + "slow"))
                        .waiting())
                .isPositive();
    }

    @Test
    void aHubIsAskedAtPublicAddressesOnly() {
        publication.write("gazette.yaml", settings(address).replace("allow: [127.0.0.1]", "allow: []"));
        publication.reread();
        publication.publish("weekly");
        assertThat(told).isEmpty();
        assertThat(health().problem()).contains("is not a public address");
    }

    /// As two processes would that look at the same time.
    private List<Boolean> claimedTwice() {
        publication.clock.pass(Duration.ofHours(1));
        Instant now = publication.clock.instant();
        return publication.context().store().write(tables -> {
            var ping = tables.hubs().next(address, now).orElseThrow();
            return List.of(
                    tables.hubs().claim(ping, now, now.plusSeconds(9)),
                    tables.hubs().claim(ping, now, now.plusSeconds(9)));
        });
    }

    private void round() {
        new WebSubPingTask(publication::context, () -> false).run();
    }

    private Health health() {
        return publication.context().store().read(tables -> tables.hubs().health(address));
    }

    private void tell(String hubs) {
        publication.write("gazette.yaml", settings(hubs));
        publication.reread();
    }

    private String settings(String hubs) {
        return TestPublication.settings(
                        TestPublication.relay(publication.mail.getSmtp().getPort()))
                + "fetch: {allow: [127.0.0.1]}\nwebsub: {hubs: ["
                + hubs + "]}\n";
    }

    private void waitForTheEnd() {
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        List<String> fields = List.of(form.split("&"));
        Stream.of(fields)
                .filter(sent -> sent.contains("hub.mode=publish"))
                .flatMap(List::stream)
                .filter(field -> field.startsWith("hub.url="))
                .map(field -> URLDecoder.decode(field.substring(8), StandardCharsets.UTF_8))
                .forEach(told::add);
        header.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
