package gazette.sources.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.config.FetchAllowance;
import gazette.config.FetchConfig;
import gazette.sources.http.FetchResult.Fetched;
import gazette.sources.http.FetchResult.HttpError;
import gazette.sources.http.FetchResult.Unreachable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetcherTest {
    private static final FetchConfig THIS_MACHINE = new FetchConfig(List.of(FetchAllowance.of("127.0.0.1")));
    private static final FetchLimits SMALL = new FetchLimits(Duration.ofMillis(600), 100_000);

    private final Fetcher fetcher = new Fetcher(THIS_MACHINE, "Gazette (+https://paper.test)");
    private final Fetcher hurried = new Fetcher(THIS_MACHINE, "Test", SMALL, new DnsWithTimeout());
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        fetcher.close();
        hurried.close();
    }

    private void serve(String path, String mediaType, byte[] bytes, String... headers) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void redirect(String from, String to) {
        server.createContext(from, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    private static byte[] packed(int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }

    @Test
    void anAddressIsFetched() {
        serve("/a", "image/png", new byte[] {1, 2, 3});
        redirect("/b", "/a");
        Fetched fetched = (Fetched) fetcher.fetch(base + "/b");
        assertThat(fetched.address()).hasToString(base + "/a");
        assertThat(fetched.mediaType()).isEqualTo("image/png");
        assertThat(fetched.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void aRequestHasAUserAgentAndNoReferer() {
        var seen = new CompletableFuture<HttpExchange>();
        redirect("/from", "/to");
        server.createContext("/to", exchange -> {
            seen.complete(exchange);
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        assertThat(((HttpError) fetcher.fetch(base + "/from")).status()).isEqualTo(404);
        var headers = seen.join().getRequestHeaders();
        assertThat(headers.getFirst("User-Agent")).isEqualTo("Gazette (+https://paper.test)");
        assertThat(headers).doesNotContainKeys("Referer", "Cookie");
    }

    @Test
    void aFormIsPostedAndFollowsNoRedirect() {
        var seen = new CompletableFuture<String>();
        redirect("/moved", "/form");
        server.createContext("/form", exchange -> {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            seen.complete(exchange.getRequestMethod() + " " + type + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThat(fetcher.post(base + "/form", Map.of("hub.url", "https://paper.test/a b")))
                .isInstanceOf(Fetched.class);
        assertThat(seen.join())
                .isEqualTo("POST application/x-www-form-urlencoded hub.url=https%3A%2F%2Fpaper.test%2Fa+b");
        assertThat(((HttpError) fetcher.post(base + "/moved", Map.of())).status())
                .isEqualTo(302);
    }

    @Test
    void aFormGoesToPublicAddressesOnly() {
        try (var strict = new Fetcher(FetchConfig.PUBLIC, "Test")) {
            assertThat(strict.post(base + "/form", Map.of())).isInstanceOf(FetchResult.Forbidden.class);
            assertThat(strict.post("http://2130706433/", Map.of())).isInstanceOf(FetchResult.Forbidden.class);
        }
    }

    @Test
    void tooManyRedirectsAreAFailure() {
        redirect("/loop", "/loop");
        assertThat(fetcher.fetch(base + "/loop")).isEqualTo(new Unreachable("more than 5 redirects"));
    }

    @Test
    void aCompressedBodyIsDecompressed() throws IOException {
        serve("/z", "text/plain", packed(50_000), "Content-Encoding", "gzip");
        assertThat(((Fetched) hurried.fetch(base + "/z")).bytes()).hasSize(50_000);
    }

    @Test
    void everyCodingInAcceptEncodingIsDecoded() throws IOException {
        Brotli4jLoader.ensureAvailability();
        byte[] text = "Feeds. ".repeat(9000).getBytes(StandardCharsets.UTF_8);
        serve("/br", "text/plain", Encoder.compress(text), "Content-Encoding", "br");
        serve("/zlib", "text/plain", deflated(text, false), "Content-Encoding", "deflate");
        serve("/raw", "text/plain", deflated(text, true), "Content-Encoding", "deflate");
        serve("/twice", "text/plain", deflated(Encoder.compress(text), false), "Content-Encoding", "br, deflate");
        serve("/plain", "text/plain", text, "Content-Encoding", "gzip");
        serve("/charset", "text/plain", text, "Content-Encoding", "UTF-8");
        for (String path : List.of("/br", "/zlib", "/raw", "/twice", "/plain", "/charset")) {
            assertThat(((Fetched) hurried.fetch(base + path)).bytes()).as(path).isEqualTo(text);
        }
        serve("/broken", "text/plain", Arrays.copyOf(Encoder.compress(text), 20), "Content-Encoding", "br");
        assertThat(hurried.fetch(base + "/broken")).isInstanceOf(Unreachable.class);
        serve("/zstd", "text/plain", text, "Content-Encoding", "zstd");
        assertThat(hurried.fetch(base + "/zstd"))
                .isEqualTo(new Unreachable("it is packed as zstd, which was not asked for"));
        serve("/nested", "text/plain", text, "Content-Encoding", "gzip, gzip, gzip");
        assertThat(hurried.fetch(base + "/nested")).isEqualTo(new Unreachable("it is packed 3 times"));
    }

    @Test
    void aBodyOfTooHighACompressionRatioIsRefusedBeforeTheLimit() throws IOException {
        serve("/bomb", "text/plain", packed(19_000_000), "Content-Encoding", "gzip");
        assertThat(fetcher.fetch(base + "/bomb"))
                .isEqualTo(new Unreachable("it unpacks to more than 100 times its size"));
        serve("/small", "text/plain", packed(9_000_000), "Content-Encoding", "gzip");
        assertThat(((Fetched) fetcher.fetch(base + "/small")).bytes()).hasSize(9_000_000);
    }

    @Test
    void eachSiteGetsOneRequestAtATime() throws InterruptedException {
        var here = new Exchanger<Boolean>();
        var concurrent = new AtomicInteger();
        server.createContext("/", exchange -> {
            concurrent.addAndGet(meets(here) ? 1 : 0);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        redirect("/elsewhere", base + "/");
        String other = base.replace("127.0.0.1", "127.0.0.2");
        try (var both = new Fetcher(new FetchConfig(List.of(FetchAllowance.of("127.0.0.0/8"))), "Test");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<FetchResult> straight = () -> both.fetch(base + "/");
            Callable<FetchResult> around = () -> both.fetch(base + "/elsewhere");
            threads.invokeAll(List.of(straight, around, straight, around, straight));
            assertThat(concurrent).as("requests that concurrent another").hasValue(0);
            threads.invokeAll(List.of(straight, () -> both.fetch(other + "/")));
            assertThat(concurrent).as("two sites at once").hasPositiveValue();
        }
    }

    /// Whether another request comes within a moment.
    private static boolean meets(Exchanger<Boolean> here) {
        try {
            return here.exchange(true, 50, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBodyThatDecompressesToMoreThanTheLimitIsRefused() throws IOException {
        byte[] bomb = packed(50_000_000);
        assertThat(bomb).hasSizeLessThan(100_000);
        serve("/z", "text/plain", bomb, "Content-Encoding", "gzip");
        assertThat(hurried.fetch(base + "/z")).isEqualTo(new Unreachable("it is larger than 100000 bytes"));
    }

    @Test
    void aBodyLargerThanTheLimitIsRefused() {
        serve("/large", "text/plain", new byte[100_001]);
        assertThat(hurried.fetch(base + "/large")).isEqualTo(new Unreachable("it is larger than 100000 bytes"));
    }

    @Test
    void aVerySlowBodyIsGivenUp() throws IOException {
        try (var dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var drops = CompletableFuture.supplyAsync(() -> drip(dripping));
            assertThat(hurried.fetch("http://127.0.0.1:" + dripping.getLocalPort() + "/"))
                    .isInstanceOf(Unreachable.class);
            assertThat(drops.join()).isPositive();
        }
    }

    @Test
    void anEndlessHeaderIsGivenUp() throws IOException {
        try (var talking = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var written = CompletableFuture.supplyAsync(() -> talk(talking, "HTTP/1.1 200 OK\r\n", "X-Long: x\r\n"));
            assertThat(fetcher.fetch("http://127.0.0.1:" + talking.getLocalPort() + "/"))
                    .isInstanceOf(Unreachable.class);
            assertThat(written.join()).isLessThan(20_000_000);
        }
    }

    /// OkHttp has no limit for the line that tells a piece's size.
    @Test
    void anEndlessChunkSizeIsGivenUp() throws IOException {
        try (var talking = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;";
            var written = CompletableFuture.supplyAsync(() -> talk(talking, start, "x".repeat(100)));
            assertThat(hurried.fetch("http://127.0.0.1:" + talking.getLocalPort() + "/"))
                    .isEqualTo(new Unreachable("it is larger than 1125000 bytes"));
            assertThat(written.join()).isLessThan(20_000_000);
        }
    }

    @Test
    void whatAServerSaysInItsStatusLineIsQuotedOnOneShortLine() throws IOException {
        try (var talking = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String start = "HTTP/9 \u001b[2J\u0007 \b" + "x".repeat(10_000) + "\r\n\r\n";
            var written = CompletableFuture.supplyAsync(() -> talk(talking, start, "y"));
            assertThat(fetcher.fetch("http://127.0.0.1:" + talking.getLocalPort() + "/"))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            answer -> assertThat(answer.reason())
                                    .contains("HTTP/9 [2J xxx")
                                    .hasSize(500)
                                    .matches("[ -~]*…"));
            assertThat(written.join()).isLessThan(20_000_000);
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(fetcher.fetch("http://127.0.0.1:" + port + "/")).isInstanceOf(Unreachable.class);
        assertThat(fetcher.fetch("http://nowhere.invalid/"))
                .isEqualTo(new Unreachable("nowhere.invalid: there is no such name"));
    }

    /// One byte at a time until the other side has enough.
    ///
    /// @return how many
    private static int drip(ServerSocket listening) {
        int drops = 0;
        try (Socket socket = listening.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20);
            while (drops < 90_000 && !isGone(socket)) {
                out.write('x');
                drops++;
            }
        } catch (IOException e) {
            return drops;
        }
        return drops;
    }

    private static boolean isGone(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static int talk(ServerSocket listening, String start, String more) {
        int written = 0;
        try (Socket socket = listening.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            byte[] words = more.repeat(100).getBytes(StandardCharsets.US_ASCII);
            while (written < 20_000_000) {
                out.write(words);
                written += words.length;
            }
        } catch (IOException e) {
            return written;
        }
        return written;
    }

    private static byte[] deflated(byte[] bytes, boolean raw) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
