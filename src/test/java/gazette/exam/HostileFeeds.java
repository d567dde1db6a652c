package gazette.exam;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// A server of feeds that are another horror at each request.
final class HostileFeeds implements AutoCloseable {
    private static final int FEEDS = 6;

    private final HttpServer server;
    private final byte[] bomb = bomb();
    private final List<Answer> answers = List.of(
            exchange -> pack(exchange),
            exchange -> send(exchange, 200, "<rss><channel>" + "<item>".repeat(200_000)),
            exchange -> send(
                    exchange,
                    200,
                    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": " + "[".repeat(200_000)),
            exchange -> send(exchange, 200, "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><rss>&c;</rss>"),
            exchange -> send(exchange, 200, "\0".repeat(1000)),
            exchange -> send(exchange, 500, "\u001b[2J no"),
            HostileFeeds::endless,
            HostileFeeds::drip,
            exchange -> send(exchange, 200, entries()));

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    HostileFeeds() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /// Returns the lines under `sources:` that follow these feeds, each on a host of its own.
    String sources() {
        return IntStream.rangeClosed(1, FEEDS)
                .mapToObj(i -> "  h" + i + ": {every: 1m, first: 3, feed: 'http://127.0.4." + i + ":"
                        + server.getAddress().getPort() + "/feed'}\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            answers.get(ThreadLocalRandom.current().nextInt(answers.size())).to(exchange);
        } catch (IOException e) {
            // The other side has had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pack(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, bomb.length);
        exchange.getResponseBody().write(bomb);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        byte[] block = "<item><title>a</title></item>".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 10_000; i++) {
            out.write(block);
        }
    }

    private static void drip(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            Thread.sleep(100);
        }
    }

    /// Entries that are new each time, and odd.
    private static String entries() {
        long number = ThreadLocalRandom.current().nextLong(1L << 60);
        return "<rss version='2.0'><channel><title>odd</title>"
                + entry(number, "https://e.example/it's a page" + number, "A")
                + entry(number + 1, "http://127.0.0.1:8080/a/canary-1", "How &lt;#list&gt; works ${1/0}")
                + entry(number + 2, "javascript:alert(1)", "x".repeat(6000))
                + "</channel></rss>";
    }

    private static String entry(long id, String link, String title) {
        return "<item><guid isPermaLink='false'>" + id + "</guid><link>" + link + "</link><title>" + title
                + "</title><description>&lt;img src='http://127.0.4.9:1/a.svg'&gt;&lt;div&gt;"
                + "&lt;div&gt;".repeat(5000) + "</description></item>";
    }

    /// A megabyte that unpacks to a gigabyte.
    private static byte[] bomb() {
        var member = new ByteArrayOutputStream();
        var packed = new ByteArrayOutputStream();
        try {
            try (var gzip = new GZIPOutputStream(member)) {
                gzip.write(new byte[10_000_000]);
            }
            for (int i = 0; i < 100; i++) {
                member.writeTo(packed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
