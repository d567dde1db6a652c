package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.config.EntryFilter;
import gazette.config.FeedConfig;
import gazette.config.FeedEntryPolicy;
import gazette.config.FetchAllowance;
import gazette.config.FetchConfig;
import gazette.config.FirstFetchPolicy;
import gazette.config.OriginHeaders;
import gazette.sources.polling.FeedPollResult;
import gazette.sources.polling.FeedState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Looks that end at an address which must not be asked, whoever leads there.
class FeedPollResultTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Map<String, List<String>> NAMES = Map.of(
            "closed.test", List.of("10.0.0.5"),
            "open.test", List.of("127.0.0.2"),
            "open-first.test", List.of("127.0.0.2", "10.0.0.5"),
            "closed-first.test", List.of("10.0.0.5", "127.0.0.2"));

    private HttpServer server;
    private Fetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://closed.test/feed");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/mute", HttpExchange::close);
        server.start();
        Dns names = host -> {
            var addresses = new ArrayList<InetAddress>();
            for (String address : NAMES.getOrDefault(host, List.of())) {
                addresses.add(InetAddress.getByAddress(
                        host, InetAddress.ofLiteral(address).getAddress()));
            }
            return addresses;
        };
        var config = new FetchConfig(List.of(FetchAllowance.of("127.0.0.2")));
        fetcher = new Fetcher(config, "Test", FetchLimits.of(config), names);
    }

    @AfterEach
    void close() {
        server.stop(0);
        fetcher.close();
    }

    @Test
    void aRefusedNameIsTriedEveryHourAndBeforeAnIssue() {
        FeedConfig feed = feed("http://closed.test/feed");
        FeedState first =
                FeedPollResult.poll(feed, FeedState.fresh(feed), fetcher, NOW).state();
        FeedState second = FeedPollResult.poll(feed, first, fetcher, NOW).state();
        assertThat(second.isRefused()).isTrue();
        assertThat(second.problem()).startsWith("closed.test (10.0.0.5) is not a public address");
        assertThat(second.next()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(second.pollSchedule().earliest()).isEqualTo(NOW);
    }

    @Test
    void aServerThatRedirectsToAForbiddenAddressIsPolledLessAndLess() {
        FeedConfig feed = feed("http://open.test:" + server.getAddress().getPort() + "/away");
        FeedState state =
                FeedPollResult.poll(feed, FeedState.fresh(feed), fetcher, NOW).state();
        assertThat(state.isRefused()).isFalse();
        assertThat(state.failures()).isEqualTo(1);
        assertThat(state.problem()).contains("it redirects, but closed.test (10.0.0.5)");
        assertThat(state.next()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    /// The server there cuts it short, or nobody listens.
    @ParameterizedTest
    @CsvSource({"open-first.test, true", "closed-first.test, true", "open-first.test, false", "closed-first.test, false"
    })
    void aHostWithOneAllowedAddressIsPolledLessAndLessIfItFails(String host, boolean listens) {
        int port = server.getAddress().getPort();
        if (!listens) {
            server.stop(0);
        }
        FeedConfig feed = feed("http://" + host + ":" + port + "/mute");
        FeedState first =
                FeedPollResult.poll(feed, FeedState.fresh(feed), fetcher, NOW).state();
        FeedState second = FeedPollResult.poll(feed, first, fetcher, NOW).state();
        assertThat(second.failures()).isEqualTo(2);
        assertThat(second.problem()).doesNotContain("is not a public address");
        assertThat(second.next()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void aFeedThatMovedToAForbiddenAddressIsPolledAtTheConfiguredOneAgain() {
        FeedConfig feed = feed("http://open.test/feed");
        FeedState fresh = FeedState.fresh(feed);
        FeedState state = fresh.seen(
                new NextRequestHints(Optional.of("http://closed.test/feed"), CacheValidators.NONE, Duration.ZERO),
                fresh.pollSchedule(),
                NOW);
        for (int look = 0; look < 3; look++) {
            state = FeedPollResult.poll(feed, state, fetcher, NOW).state();
        }
        assertThat(state.currentUrl()).isEqualTo("http://open.test/feed");
    }

    private static FeedConfig feed(String address) {
        var all = new FeedEntryPolicy(
                FirstFetchPolicy.NOTHING, 20, OptionalInt.empty(), EntryFilter.NONE, EntryFilter.NONE);
        return new FeedConfig(
                "wire", address, Optional.empty(), all, false, List.of(), List.of(), 1, OriginHeaders.NONE);
    }
}
