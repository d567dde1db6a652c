package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import gazette.config.FetchAllowance;
import gazette.config.FetchConfig;
import gazette.sources.http.FetchResult.Forbidden;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Addresses that must not be asked, in every notation: at each of them this machine listens, and nobody comes.
class ForbiddenAddressTest {
    private static final List<String> HOSTS = List.of(
            // loopback, as decimal, octal, hexadecimal and short forms
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "127.255.255.254",
            "2130706433",
            "017700000001",
            "0x7f000001",
            "0x7f.0.0.1",
            "0x7f.1",
            "0177.0.0.1",
            "0177.0.0.01",
            "127.0.0.0x1",
            "00000177.0.0.1",
            "127.0.0.1.",
            "127.000.000.001",
            // this network, private, shared, link-local, protocols, documentation, benchmarks, multicast, reserved
            "0.0.0.0",
            "0",
            "0.1.2.3",
            "10.0.0.1",
            "10.255.255.255",
            "100.64.0.1",
            "100.127.255.254",
            "169.254.169.254",
            "0xa9fea9fe",
            "2852039166",
            "172.16.0.1",
            "172.31.255.254",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "192.168.255.255",
            "3232235521",
            "198.18.0.1",
            "198.19.255.254",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            // IPv6: loopback, unspecified, v4-mapped, v4-compatible, translated, NAT64, 6to4, Teredo, local, multicast
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[0000:0000:0000:0000:0000:0000:0000:0001]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0:0:0:0:ffff:7f00:1]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[::7f00:1]",
            "[::ffff:0:127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b:1::a00:1]",
            "[2002:7f00:1::]",
            "[2002:a00:1::1]",
            "[2001:0:7f00:1::1]",
            "[2001:2::1]",
            "[2001:db8::1]",
            "[3fff::1]",
            "[100::1]",
            "[5f00::1]",
            "[fc00::1]",
            "[fd00::1]",
            "[fd00:ec2::254]",
            "[fe80::1]",
            "[febf::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[ff0e::1]",
            // digits and full stops of other scripts, which IDNA makes into ours
            "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
            "\uff11\uff12\uff17.\uff10.\uff10.\uff11",
            "127\u30020\u30020\u30021",
            "\uff10x7f.1",
            "%31%32%37.0.0.1",
            "127%2e0%2e0%2e1",
            // names
            "localhost",
            "LOCALHOST",
            "localhost.",
            "a.localhost",
            // what stands before the host is no host
            "example.org@127.0.0.1",
            "example.org:80@localhost",
            "example.org%40@127.0.0.1",
            "user:pass@[::1]",
            "127.0.0.1\\@127.0.0.1");

    private static final List<Integer> SERVICE_PORTS =
            List.of(1, 22, 25, 53, 110, 143, 465, 587, 993, 2375, 3306, 5432, 5672, 6379, 6667, 9200, 11211, 27017);

    private final ConnectionCounter connectionCounter = new ConnectionCounter();
    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        servers.forEach(server -> server.stop(0));
        connectionCounter.close();
    }

    private String url(String host) {
        return "http://" + host + ":" + connectionCounter.port() + "/";
    }

    private static Fetcher fetcher(FetchConfig config) {
        return new Fetcher(config, "Test");
    }

    @Test
    void noForbiddenAddressIsFetched() {
        try (Fetcher fetcher = fetcher(FetchConfig.PUBLIC)) {
            assertThat(HOSTS)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(host -> assertThat(fetcher.fetch(url(host))).isInstanceOf(FetchResult.Forbidden.class));
        }
        assertThat(connectionCounter.visits()).isZero();
    }

    @Test
    void noForbiddenAddressIsFetchedAfterARedirect() throws IOException {
        String start = redirecting("127.0.0.2", HOSTS.stream().map(this::url).toList());
        var onlyTheStart = new FetchConfig(List.of(FetchAllowance.of("127.0.0.2")));
        try (Fetcher fetcher = fetcher(onlyTheStart)) {
            assertThat(Stream.iterate(0, i -> i + 1).limit(HOSTS.size()))
                    .allSatisfy(i -> assertThat(fetcher.fetch(start + i))
                            .as(HOSTS.get(i))
                            .isInstanceOfSatisfying(
                                    FetchResult.Unreachable.class,
                                    left -> assertThat(left.reason()).contains("it redirects, but ")));
        }
        assertThat(connectionCounter.visits()).isZero();
    }

    @Test
    void aNameThatChangesItsAddressIsCheckedWhenItConnects() throws IOException {
        String start = redirecting("127.0.0.2", List.of(url("rebind.test")));
        var answers = new ArrayDeque<>(List.of("127.0.0.2", "127.0.0.1"));
        Dns changing = host -> List.of(InetAddress.ofLiteral(next(answers)));
        var publicForTheTest = new FetchConfig(List.of(FetchAllowance.of("127.0.0.2")));
        try (var fetcher = new Fetcher(publicForTheTest, "Test", FetchLimits.of(FetchConfig.PUBLIC), changing)) {
            assertThat(fetcher.fetch(start.replace("127.0.0.2", "rebind.test") + "0"))
                    .isEqualTo(new FetchResult.Unreachable("it redirects, but 127.0.0.1 is not a public"
                            + " address; write allow: [\"127.0.0.1\"] under fetch: in gazette.yaml to open it, or mend"
                            + " the address"));
        }
        assertThat(answers).hasSize(1);
        assertThat(connectionCounter.visits()).isZero();
    }

    @Test
    void onlyThePublicAddressesOfANameAreUsed() {
        Dns both = host -> List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
        try (var fetcher = new Fetcher(FetchConfig.PUBLIC, "Test", FetchLimits.of(FetchConfig.PUBLIC), both)) {
            assertThat(fetcher.fetch(url("two.test"))).isInstanceOf(FetchResult.Forbidden.class);
        }
        assertThat(connectionCounter.visits()).isZero();
    }

    @Test
    void noPortOfAnotherServiceIsAskedOnAnyHost() {
        var lookups = new AtomicInteger();
        Dns counting = _ -> {
            lookups.incrementAndGet();
            return List.of(InetAddress.ofLiteral("127.0.0.1"));
        };
        var open = new FetchConfig(List.of(FetchAllowance.of("127.0.0.0/8"), FetchAllowance.of("::1")));
        try (var fetcher = new Fetcher(open, "Test", FetchLimits.of(FetchConfig.PUBLIC), counting)) {
            for (int port : SERVICE_PORTS) {
                for (String host :
                        List.of("8.8.8.8", "[2606:4700::1111]", "feeds.example.org", "127.0.0.1", "u@[::1]")) {
                    String url = "http://" + host + ":" + port + "/";
                    assertThat(fetcher.fetch(url)).as(url).isInstanceOfSatisfying(Forbidden.class, refused -> {
                        assertThat(refused.problem()).startsWith("port " + port + " of ");
                        assertThat(refused.remedy()).contains(":" + port + "\"] under fetch: in gazette.yaml");
                    });
                    assertThat(fetcher.post(url, Map.of())).isInstanceOf(Forbidden.class);
                    assertThat(fetcher.fetchJson(url, "user", "password")).isInstanceOf(Forbidden.class);
                }
            }
            assertThat(fetcher.fetch("https://feeds.example.org:25/")).isInstanceOf(Forbidden.class);
        }
        assertThat(lookups).hasValue(0);
    }

    @Test
    void noRedirectLeadsToAPortOfAnotherService() throws IOException {
        String start = redirecting("127.0.0.2", List.of("http://127.0.0.2:6379/", "http://feeds.example.org:25/"));
        try (Fetcher fetcher = fetcher(new FetchConfig(List.of(FetchAllowance.of("127.0.0.2"))))) {
            assertThat(List.of(0, 1))
                    .allSatisfy(i -> assertThat(fetcher.fetch(start + i))
                            .isInstanceOfSatisfying(
                                    FetchResult.Unreachable.class,
                                    left -> assertThat(left.reason()).startsWith("it redirects, but port ")));
        }
    }

    @Test
    void anAllowedPortOpensThatPortAlone() throws IOException {
        String start = redirecting("127.0.0.2", List.of("http://127.0.0.2:1/"));
        int port = HttpUrl.get(start).port();
        try (Fetcher named = fetcher(new FetchConfig(List.of(FetchAllowance.of("127.0.0.2:" + port))));
                Fetcher other = fetcher(new FetchConfig(List.of(FetchAllowance.of("127.0.0.2:1"))))) {
            assertThat(named.fetch(start)).isInstanceOf(FetchResult.HttpError.class);
            assertThat(named.fetch("http://127.0.0.2:" + (port - 1) + "/")).isInstanceOf(Forbidden.class);
            assertThat(named.fetch("http://127.0.0.3:" + port + "/")).isInstanceOf(Forbidden.class);
            assertThat(other.fetch(start)).isInstanceOf(Forbidden.class);
            assertThat(other.fetch("http://127.0.0.2:1/"))
                    .as("a closed port")
                    .isInstanceOf(FetchResult.Unreachable.class);
        }
    }

    @Test
    void aNameIsCheckedWithItsPortWhenItConnects() {
        Dns local = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));
        var elsewhere = new FetchConfig(List.of(FetchAllowance.of("127.0.0.1"), FetchAllowance.of("127.0.0.9:6379")));
        try (var fetcher = new Fetcher(elsewhere, "Test", FetchLimits.of(FetchConfig.PUBLIC), local)) {
            assertThat(fetcher.fetch("http://redis.test:6379/"))
                    .isEqualTo(new Forbidden(
                            "port 6379 of 127.0.0.1 is that of another service, no web server's",
                            "mend the port, or write allow: [\"127.0.0.1:6379\"] under fetch: in gazette.yaml to open"
                                    + " it"));
        }
    }

    @Test
    void noSettingOfAProxyGetsAroundTheCheck() {
        Map<String, String> proxies = Map.of(
                "socksProxyHost",
                "127.0.0.1",
                "socksProxyPort",
                String.valueOf(connectionCounter.port()),
                "http.proxyHost",
                "127.0.0.1",
                "http.proxyPort",
                String.valueOf(connectionCounter.port()));
        proxies.forEach(System::setProperty);
        Dns both = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"));
        try (var fetcher = new Fetcher(FetchConfig.PUBLIC, "Test", FetchLimits.of(FetchConfig.PUBLIC), both)) {
            assertThat(fetcher.fetch("http://proxied.test/")).isInstanceOf(Forbidden.class);
        } finally {
            proxies.keySet().forEach(System::clearProperty);
        }
        assertThat(connectionCounter.visits()).isZero();
    }

    @Test
    void noRedirectLeadsFromHttpsToHttp() throws Exception {
        SSLContext tls = TestTls.trustedLocalhost();
        HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        String secure = "https://localhost:" + server.getAddress().getPort();
        Map<String, String> targets =
                Map.of("/down", url("localhost"), "/on", secure + "/end", "/twice", secure + "/down");
        targets.forEach((path, to) -> server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(308, -1);
            exchange.close();
        }));
        server.createContext("/end", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var local = new FetchConfig(List.of(FetchAllowance.of("127.0.0.1"), FetchAllowance.of("::1")));
        try (Fetcher fetcher = TestTls.trusting(() -> fetcher(local))) {
            assertThat(fetcher.fetch(secure + "/on")).isInstanceOf(FetchResult.Fetched.class);
            assertThat(List.of("/down", "/twice"))
                    .allSatisfy(path -> assertThat(fetcher.fetch(secure + path))
                            .isInstanceOfSatisfying(
                                    FetchResult.Unreachable.class,
                                    refused -> assertThat(refused.reason())
                                            .startsWith("it redirects from https to http://localhost:")));
        } finally {
            server.stop(0);
        }
        assertThat(connectionCounter.visits()).isZero();
    }

    @Test
    void otherSchemesAreRefused() throws IOException {
        var others =
                List.of("file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "jar:file:///a!/b", "x");
        String start = redirecting("127.0.0.2", others.subList(0, 4));
        try (Fetcher fetcher = fetcher(new FetchConfig(List.of(FetchAllowance.of("127.0.0.2"))))) {
            assertThat(others)
                    .allSatisfy(url -> assertThat(fetcher.fetch(url))
                            .isEqualTo(new FetchResult.Forbidden("that is no http or https address", "write one")));
            assertThat(fetcher.fetch(start + 0))
                    .isEqualTo(new FetchResult.Unreachable(
                            "it redirects, but that is no http or https address; write one"));
        }
    }

    /// The last answer stays.
    private static String next(Deque<String> answers) {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    /// A server that sends whoever asks for /N to the Nth address.
    private String redirecting(String host, List<String> to) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, 0), 0);
        for (int i = 0; i < to.size(); i++) {
            String location = to.get(i);
            server.createContext("/" + i, exchange -> {
                // Its bytes are to be UTF-8, and the server here writes Latin-1.
                byte[] bytes = location.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Location", new String(bytes, StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
        }
        server.start();
        servers.add(server);
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }
}
