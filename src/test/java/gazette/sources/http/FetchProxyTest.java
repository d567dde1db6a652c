package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import gazette.config.FetchAllowance;
import gazette.config.FetchConfig;
import gazette.config.FetchProxyConfig;
import gazette.config.OriginHeaders;
import gazette.config.ProxyExemption;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.FetchResult.Forbidden;
import gazette.sources.http.FetchResult.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that go through a proxy.
class FetchProxyTest {
    private static final String LOGIN = "Basic YW5uOnMzY3JldA==";
    /// Names are looked up here too: those that begin with `in.` are in this machine's network.
    private static final Dns NAMES = host -> List.of(InetAddress.ofLiteral(
            host.startsWith("in.") ? "10.0.0.1" : host.equals("localhost") ? "127.0.0.1" : "127.0.0.2"));

    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();
    private TestProxy proxy;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        proxy = new TestProxy(Optional.of(LOGIN));
        server = HttpServer.create(new InetSocketAddress(0), 0);
        serve(server);
    }

    private void serve(HttpServer some) {
        some.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        some.createContext("/", exchange -> {
            asked.add(Map.copyOf(exchange.getRequestHeaders()));
            String to = redirects.get(exchange.getRequestURI().getPath());
            if (to != null) {
                exchange.getResponseHeaders().set("Location", to);
            }
            exchange.sendResponseHeaders(to == null ? 200 : 302, -1);
            exchange.close();
        });
        some.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        proxy.close();
    }

    private Fetcher fetcher(Optional<String> login, String... exempt) {
        var through = new FetchProxyConfig(
                "127.0.0.1",
                proxy.port(),
                login,
                List.of(exempt).stream()
                        .map(name -> new ProxyExemption(name, Optional.empty()))
                        .toList());
        var config =
                new FetchConfig(List.of(FetchAllowance.of("127.0.0.2")), Duration.ofSeconds(10), Optional.of(through));
        return new Fetcher(config, "Test", FetchLimits.of(config), NAMES);
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    @Test
    void httpIsAskedByTheWholeAddress() {
        try (Fetcher fetcher = fetcher(Optional.of(LOGIN))) {
            var own = new OriginHeaders(url("paper.test", "/feed"), Map.of("X-Api-Key", "k"));
            assertThat(fetcher.fetch(url("paper.test", "/a"), own)).isInstanceOf(Fetched.class);
        }
        assertThat(proxy.requests())
                .singleElement()
                .asString()
                .startsWith("GET " + url("paper.test", "/a") + " HTTP/1.1\r\n")
                .contains("Proxy-Authorization: " + LOGIN);
        assertThat(asked.getFirst()).containsEntry("X-api-key", List.of("k"));
    }

    @Test
    void httpsGoesThroughATunnelThatDoesNotCarryTheProxysLogin() throws Exception {
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(TestTls.trustedLocalhost()));
        serve(secure);
        String host = "localhost:" + secure.getAddress().getPort();
        var through = new FetchProxyConfig("127.0.0.1", proxy.port(), Optional.of(LOGIN), List.of());
        var config =
                new FetchConfig(List.of(FetchAllowance.of("127.0.0.1")), Duration.ofSeconds(10), Optional.of(through));
        try (Fetcher fetcher = TestTls.trusting(() -> new Fetcher(config, "Test", FetchLimits.of(config), NAMES))) {
            assertThat(fetcher.fetch("https://" + host + "/a")).isInstanceOf(Fetched.class);
        } finally {
            secure.stop(0);
        }
        assertThat(proxy.requests()).singleElement().asString().startsWith("CONNECT " + host + " HTTP/1.1\r\n");
        assertThat(asked.getFirst()).doesNotContainKey("Proxy-authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://paper.test:80/", "https://paper.test/"})
    void aProxyThatWantsALoginIsNamedWithItsRemedy(String address) {
        for (Optional<String> login : List.of(Optional.<String>empty(), Optional.of("Basic d3Jvbmc="))) {
            try (Fetcher fetcher = fetcher(login)) {
                assertThat(fetcher.fetch(address))
                        .isEqualTo(new Unreachable("through the proxy 127.0.0.1:" + proxy.port()
                                + ": it does not take the login: see user: and password_file: under proxy: of fetch:"
                                + " in gazette.yaml"));
            }
        }
    }

    @Test
    void aForbiddenAddressStaysForbidden() {
        List<String> forbidden = List.of(
                url("127.0.0.1", "/"),
                url("localhost", "/"),
                url("in.test", "/"),
                "https://in.test/",
                "http://[::1]/",
                "http://169.254.169.254/",
                "http://2130706433/",
                "http://127.0.0.1:" + proxy.port() + "/",
                "http://paper.test:25/");
        try (Fetcher fetcher = fetcher(Optional.of(LOGIN))) {
            assertThat(forbidden)
                    .allSatisfy(address -> assertThat(fetcher.fetch(address)).isInstanceOf(Forbidden.class));
            assertThat(fetcher.post(url("in.test", "/"), Map.of())).isInstanceOf(Forbidden.class);
            assertThat(fetcher.fetchJson(url("in.test", "/"), "u", "p")).isInstanceOf(Forbidden.class);
            assertThat(proxy.requests()).isEmpty();
            for (int i = 0; i < forbidden.size(); i++) {
                redirects.put("/" + i, forbidden.get(i));
                assertThat(fetcher.fetch(url("paper.test", "/" + i)))
                        .isInstanceOfSatisfying(
                                Unreachable.class,
                                refused -> assertThat(refused.reason()).startsWith("it redirects, but "));
            }
            assertThat(asked).hasSize(forbidden.size());
        }
    }

    @Test
    void anExemptHostIsAskedDirectly() {
        try (Fetcher fetcher = fetcher(Optional.of(LOGIN), "paper.test")) {
            assertThat(fetcher.fetch(url("www.paper.test", "/a"))).isInstanceOf(Fetched.class);
            assertThat(proxy.requests()).isEmpty();
            assertThat(fetcher.fetch(url("other.test", "/a"))).isInstanceOf(Fetched.class);
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void aProxyThatIsDownIsNamed() throws IOException {
        proxy.close();
        try (Fetcher fetcher = fetcher(Optional.empty())) {
            assertThat(fetcher.fetch(url("paper.test", "/")))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            down -> assertThat(down.reason())
                                    .startsWith("through the proxy 127.0.0.1:" + proxy.port() + ": "));
        }
    }
}
