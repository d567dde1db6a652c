package gazette.press.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.config.DatabaseConfig;
import gazette.press.publishing.TestPublication;
import gazette.sources.polling.FeedState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rounds through fifty healthy feeds, each on a host of its own (127.0.1.1 to 127.0.1.50), and through as many hosts
/// as are asked at once that mean harm.
class HostileFeedServersTest {
    private static final int HEALTHY = 50;
    private static final int ATTACKERS = 18;
    private static final byte[] FEED = "<rss><channel><item><guid>a</guid><title>A</title></item></channel></rss>"
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private TestPublication publication;
    private HttpServer server;
    private ServerSocket raw;
    private final AtomicLong written = new AtomicLong();
    private final Map<String, List<String>> asked = new ConcurrentHashMap<>();
    private byte[] bomb = {};

    @BeforeEach
    void open() throws IOException {
        bomb = bomb();
        server = HttpServer.create(new InetSocketAddress(0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/feed", this::answer);
        server.createContext("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.length);
            exchange.getResponseBody().write(bomb);
            exchange.close();
        });
        server.start();
        raw = new ServerSocket(0);
        Thread.startVirtualThread(this::attack);
        publication = new TestPublication(folder);
        follow();
    }

    @AfterEach
    void close() throws IOException {
        raw.close();
        server.stop(0);
        publication.close();
    }

    @Test
    void attackersAreStoppedInBoundsAndHoldUpNobody() throws SQLException {
        IngestSources.run(publication.context());
        healthy().forEach(state -> assertThat(state.read()).contains(publication.clock.instant()));
        assertThat(attackers()).allSatisfy(state -> assertThat(state.failures()).isEqualTo(1));
        assertThat(attackers().stream().map(state -> state.problem().replaceFirst(" on http.*", "")))
                .containsOnly(
                        "no answer: it unpacks to more than 100 times its size",
                        "no answer: it was silent for too long",
                        "no answer: the connection broke off");
        assertThat(written.get()).as("bytes that attackers could send").isLessThan(ATTACKERS * 5_000_000L);

        List<String> before = contents();
        publication.clock.pass(Duration.ofHours(1));
        IngestSources.run(publication.context());
        healthy().forEach(state -> assertThat(state.read()).contains(publication.clock.instant()));
        assertThat(asked.values())
                .hasSize(HEALTHY)
                .allSatisfy(etags -> assertThat(etags).containsExactly("none", "W/\"v 1, of '\"yes"));
        assertThat(contents()).isEqualTo(before);
    }

    /// All that the database holds, but for when healthy feeds are asked, and how attackers fare.
    private List<String> contents() throws SQLException {
        String file =
                ((DatabaseConfig.Sqlite) publication.config().database()).file().toString();
        var rows = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            var tables = new ArrayList<String>();
            try (ResultSet names = connection
                    .createStatement()
                    .executeQuery(
                            "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = connection.createStatement().executeQuery("select * from \"" + table + "\"")) {
                    while (row.next()) {
                        add(rows, table, row);
                    }
                }
            }
        }
        return rows;
    }

    private static void add(List<String> rows, String table, ResultSet row) throws SQLException {
        Set<String> moving = table.equals("feed") ? Set.of("next_at", "soonest_at", "read_at") : Set.of();
        if (table.equals("feed") && !row.getString("source").startsWith("h")) {
            return;
        }
        var line = new StringBuilder(table);
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (!moving.contains(row.getMetaData().getColumnName(i))) {
                line.append('|').append(row.getString(i));
            }
        }
        rows.add(line.toString());
    }

    private List<FeedState> healthy() {
        return IntStream.rangeClosed(1, HEALTHY).mapToObj(i -> state("h" + i)).toList();
    }

    private List<FeedState> attackers() {
        return IntStream.rangeClosed(1, ATTACKERS).mapToObj(i -> state("a" + i)).toList();
    }

    private FeedState state(String source) {
        return publication
                .context()
                .store()
                .read(tables -> tables.feeds().find(source))
                .orElseThrow();
    }

    private void follow() {
        var sources = new StringBuilder("fetch: {allow: [127.0.0.0/8], timeout: 1s}\nsources:\n");
        for (int i = 1; i <= ATTACKERS; i++) {
            String address = "http://127.0.2." + i + ":";
            String place = switch (i % 3) {
                case 0 -> server.getAddress().getPort() + "/bomb";
                case 1 -> raw.getLocalPort() + "/drip";
                default -> raw.getLocalPort() + "/header";
            };
            sources.append("  a" + i + ": {every: 50m, feed: '" + address + place + "'}\n");
        }
        for (int i = 1; i <= HEALTHY; i++) {
            String address = "http://127.0.1." + i + ":" + server.getAddress().getPort() + "/feed";
            sources.append("  h" + i + ": {every: 50m, feed: '" + address + "'}\n");
        }
        publication.write("gazette.yaml", TestPublication.settings("").replaceFirst("(?m)^sources:.*\n", "") + sources);
        publication.reread();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var etags = exchange.getRequestHeaders().getOrDefault("If-None-Match", List.of("none"));
        var dates = exchange.getRequestHeaders().getOrDefault("If-Modified-Since", List.of(""));
        asked.computeIfAbsent(exchange.getRequestHeaders().getFirst("Host"), _ -> new ArrayList<>())
                .add(etags.getFirst() + dates.getFirst());
        if (!etags.getFirst().equals("none")) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("ETag", "W/\"v 1, of '\"");
        exchange.getResponseHeaders().set("Last-Modified", "yes");
        exchange.sendResponseHeaders(200, FEED.length);
        exchange.getResponseBody().write(FEED);
        exchange.close();
    }

    /// A megabyte that unpacks to a gigabyte.
    private static byte[] bomb() throws IOException {
        var member = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(member)) {
            gzip.write(new byte[10_000_000]);
        }
        var packed = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            member.writeTo(packed);
        }
        return packed.toByteArray();
    }

    private void attack() {
        while (!raw.isClosed()) {
            try {
                Socket socket = raw.accept();
                Thread.startVirtualThread(() -> attack(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void attack(Socket socket) {
        try (socket) {
            var request = new byte[1000];
            int length = socket.getInputStream().read(request);
            boolean drips = new String(request, 0, length, StandardCharsets.US_ASCII).startsWith("GET /drip");
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            if (drips) {
                drip(socket, out);
            } else {
                talk(out);
            }
        } catch (IOException e) {
            // The other side has enough.
        }
    }

    private void drip(Socket socket, OutputStream out) throws IOException {
        out.write("Content-Type: text/xml\r\n\r\n<rss>".getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(100);
        while (true) {
            out.write(' ');
            written.incrementAndGet();
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException e) {
                // It is still there.
            }
        }
    }

    /// Twenty megabytes of header.
    private void talk(OutputStream out) throws IOException {
        byte[] line = ("X-Long: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            out.write(line);
            written.addAndGet(line.length);
        }
    }
}
