package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gazette.config.CidrRange;
import gazette.config.FetchConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Dns;
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
            "LOCALHOST");

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
        var onlyTheStart = new FetchConfig(List.of(CidrRange.of("127.0.0.2")));
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
        var publicForTheTest = new FetchConfig(List.of(CidrRange.of("127.0.0.2")));
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
    void otherSchemesAreRefused() throws IOException {
        var others =
                List.of("file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "jar:file:///a!/b", "x");
        String start = redirecting("127.0.0.2", others.subList(0, 4));
        try (Fetcher fetcher = fetcher(new FetchConfig(List.of(CidrRange.of("127.0.0.2"))))) {
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
