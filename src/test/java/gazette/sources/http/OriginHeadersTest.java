package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.config.FetchAllowance;
import gazette.config.FetchConfig;
import gazette.config.OriginHeaders;
import gazette.sources.http.FetchResult.Fetched;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is meant for one origin, over redirects of every kind.
class OriginHeadersTest {
    private static final FetchConfig THIS_MACHINE =
            new FetchConfig(List.of(FetchAllowance.of("127.0.0.0/8"), FetchAllowance.of("::1")));
    private static final List<Integer> STATUSES = List.of(301, 302, 303, 307, 308);
    /// Whether a request got the login, in order.
    private static final List<Boolean> SENT = new CopyOnWriteArrayList<>();
    private static HttpServer own;
    private static HttpServer other;

    private enum Place {
        OWN,
        OTHER_PORT,
        OTHER_NAME,
        OTHER_ADDRESS;

        String url() {
            int port = (this == OTHER_PORT ? other : own).getAddress().getPort();
            String host = this == OTHER_NAME ? "localhost" : this == OTHER_ADDRESS ? "127.0.0.2" : "127.0.0.1";
            return "http://" + host + ":" + port + "/";
        }
    }

    record Chain(List<Place> places, int status) {}

    @BeforeAll
    static void start() throws IOException {
        own = server();
        other = server();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
        server.createContext("/", OriginHeadersTest::answer);
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        own.stop(0);
        other.stop(0);
    }

    @BeforeEach
    void forget() {
        SENT.clear();
    }

    /// The query is where to go next.
    private static void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        SENT.add(headers.containsKey("Authorization") && headers.containsKey("X-Api-Key"));
        String next = exchange.getRequestURI().getRawQuery();
        if (next == null) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            String[] parts = next.split("=", 2);
            exchange.getResponseHeaders().set("Location", URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(Integer.parseInt(parts[0]), -1);
        }
        exchange.close();
    }

    static Stream<Chain> chains() {
        List<List<Place>> chains = new ArrayList<>();
        for (Place first : List.of(Place.OWN, Place.OTHER_PORT)) {
            chains.add(List.of(first));
            for (Place second : Place.values()) {
                chains.add(List.of(first, second));
                chains.add(List.of(first, second, Place.OWN));
                chains.add(List.of(first, Place.OWN, second));
            }
        }
        return chains.stream().flatMap(chain -> STATUSES.stream().map(status -> new Chain(chain, status)));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void theyAreSentToThatOriginUntilARedirectLeavesIt(Chain chain) {
        String address = "";
        for (Place place : chain.places().reversed()) {
            address = place.url()
                    + (address.isEmpty()
                            ? ""
                            : "?" + chain.status() + "=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
        }
        try (var fetcher = new Fetcher(THIS_MACHINE, "Test")) {
            assertThat(fetcher.fetch(address, secrets())).isInstanceOf(Fetched.class);
        }
        List<Boolean> right = new ArrayList<>();
        boolean isThere = true;
        for (Place place : chain.places()) {
            isThere &= place == Place.OWN;
            right.add(isThere);
        }
        assertThat(SENT).isEqualTo(right);
    }

    private static OriginHeaders secrets() {
        return new OriginHeaders(Place.OWN.url() + "feed", Map.of("Authorization", "Basic x", "X-Api-Key", "k"));
    }

    @Test
    void aLoginInARedirectIsNeitherSentNorShown() {
        String to = Place.OWN.url().replace("://", "://ann:s3cret@") + "a";
        String address = Place.OWN.url() + "?301=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        try (var fetcher = new Fetcher(THIS_MACHINE, "Test")) {
            Fetched fetched = (Fetched) fetcher.fetch(address);
            assertThat(fetched.hints().movedTo()).contains(Place.OWN.url() + "a");
            assertThat(fetched.address()).hasToString(Place.OWN.url() + "a");
        }
        assertThat(SENT).containsExactly(false, false);
    }

    @Test
    void aLoginIsTakenOutOfAnAddress() {
        assertThat(Fetcher.loginIn("https://ann:s3%20cret@a.test/feed?x=1"))
                .contains(OriginHeaders.login("https://a.test/feed?x=1", "ann", "s3 cret"));
        assertThat(Fetcher.loginIn("https://a.test/feed")).isEmpty();
        assertThat(Fetcher.loginIn("https://ann:s3/cret@a.test/feed")).isEmpty();
    }
}
