package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.WebConfig;
import gazette.press.publishing.TestPublication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that clients which let the server wait are closed, and that nobody else waits for them.
class SlowClientTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String LARGE = "/i/zzzzzzzzzzzzzzzzzzzzzzzzzz.jpg";
    private static final int LARGE_BYTES = 19 << 20;
    private static final int OF_EACH_KIND = 8;

    @TempDir
    Path folder;

    private TestPublication publication;
    private Optional<WebServer> server = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        publication = new TestPublication(folder);
        Path images = publication.context().imageFolder();
        Files.createDirectories(images);
        try (var file = new RandomAccessFile(
                images.resolve(LARGE.substring("/i/".length())).toFile(), "rw")) {
            file.setLength(LARGE_BYTES);
        }
    }

    @AfterEach
    void close() {
        server.ifPresent(WebServer::close);
        publication.close();
    }

    @Test
    void everyKindOfSlowClientIsGoneSoonAndNobodyElseWaits() throws Exception {
        RawClient client = start(new ConnectionLimits(SHORT, SHORT, SHORT, 2048, 1000, 1000));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new ArrayList<Future<Void>>();
            for (int i = 0; i < OF_EACH_KIND; i++) {
                slow.add(threads.submit(() -> waitForTheEnd(client, "", "")));
                slow.add(threads.submit(() -> waitForTheEnd(client, "GET / HTTP/1.1\r\nHost: x\r\n", "a")));
                slow.add(threads.submit(() -> waitForTheEnd(client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "")));
                slow.add(threads.submit(() -> waitForTheEnd(client, post("Content-Length: 60000"), "a")));
                slow.add(threads.submit(() -> waitForTheEnd(client, post("Transfer-Encoding: chunked"), "1\r\na\r\n")));
                slow.add(threads.submit(() -> readNothing(client)));
            }
            while (slow.stream().anyMatch(connection -> !connection.isDone())) {
                assertThat(client.send(RawClient.get("/health")).body()).isEqualTo("ok\n");
            }
            for (Future<Void> connection : slow) {
                connection.get();
            }
        }
    }

    @Test
    void aNewConnectionOfAnAddressClosesAnIdleOneOfIt() throws Exception {
        assertMakesRoom(new ConnectionLimits(LONG, Duration.ZERO, LONG, 2048, 5, 1000));
    }

    @Test
    void aNewConnectionClosesAnIdleOneOfAll() throws Exception {
        assertMakesRoom(new ConnectionLimits(LONG, Duration.ZERO, LONG, 2048, 1000, 5));
    }

    @Test
    void aProxyHasAsManyConnectionsAsItNeeds() throws IOException {
        publication.write("gazette.yaml", TestPublication.settings("") + "web: {trusted_proxies: [127.0.0.1]}\n");
        publication.reread();
        RawClient client = start(new ConnectionLimits(LONG, Duration.ZERO, LONG, 2048, 2, 1000));
        try (Socket first = client.open();
                Socket second = client.open();
                Socket third = client.open()) {
            for (Socket socket : List.of(third, second, first)) {
                socket.getOutputStream().write(RawClient.get("/health").getBytes(StandardCharsets.US_ASCII));
                assertThat(RawClient.read(socket).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void behindAProxyEachClientHasItsShare() throws IOException {
        publication.write("gazette.yaml", TestPublication.settings("") + "web: {trusted_proxies: [127.0.0.1]}\n");
        publication.reread();
        RawClient client = start(new ConnectionLimits(LONG, Duration.ZERO, LONG, 2048, 2, 1000));
        var greedy = new ArrayList<Socket>();
        try (Socket other = ask(client, "192.0.2.2")) {
            for (int i = 0; i < 6; i++) {
                greedy.add(ask(client, "192.0.2.1"));
            }

            assertThat(greedy.stream().filter(SlowClientTest::readsAll).count()).isBetween(2L, 4L);
            assertThat(readsAll(other)).isTrue();
        }
    }

    private static Socket ask(RawClient client, String forwardedFor) throws IOException {
        Socket socket = client.open();
        String request = RawClient.get(LARGE, "X-Forwarded-For: " + forwardedFor);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean readsAll(Socket open) {
        try (Socket socket = open) {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream()) > LARGE_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private void assertMakesRoom(ConnectionLimits limits) throws Exception {
        RawClient client = start(limits);
        var idle = new ArrayList<Socket>();
        for (int i = 0; i < 5; i++) {
            idle.add(answered(client));
        }

        assertThat(client.send(RawClient.get("/health")).status()).isEqualTo(200);

        int open = 0;
        for (Socket socket : idle) {
            open += answers(socket) ? 1 : 0;
            socket.close();
        }
        assertThat(open).isEqualTo(4);
    }

    private static boolean answers(Socket socket) {
        try {
            socket.getOutputStream().write(RawClient.get("/health").getBytes(StandardCharsets.US_ASCII));
            return RawClient.read(socket).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// Opens a connection that stays open after a response.
    private static Socket answered(RawClient client) throws IOException {
        Socket socket = client.open();
        String request = RawClient.get("/nowhere").replace("GET", "FOO").replace("Connection: close\r\n", "");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String answer = "";
        while (!answer.endsWith("Not Found\n")) {
            answer += (char) socket.getInputStream().read();
        }
        return socket;
    }

    private RawClient start(ConnectionLimits limits) {
        var started = new WebServer(publication::context, _ -> Optional.empty(), limits);
        server = Optional.of(started);
        return new RawClient(started.start(new WebConfig("127.0.0.1", 0, List.of())));
    }

    private static String post(String field) {
        return "POST /subscribe HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\n";
    }

    /// Sends the beginning, then a drop ten times a second, until the server closes.
    private static Void waitForTheEnd(RawClient client, String beginning, String drop) throws Exception {
        try (Socket socket = client.open()) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> end = threads.submit(() -> RawClient.read(socket));
                while (!drop.isEmpty() && !end.isDone()) {
                    Thread.sleep(100);
                    socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                }
                end.get();
            } catch (IOException e) {
                // It is closed.
            }
        }
        return null;
    }

    /// Asks for a picture and reads no more of it until the server has given up.
    private static Void readNothing(RawClient client) throws Exception {
        try (Socket socket = client.open()) {
            socket.setReceiveBufferSize(8192);
            socket.getOutputStream().write(RawClient.get(LARGE).getBytes(StandardCharsets.US_ASCII));
            var head = new byte[100];
            socket.getInputStream().readNBytes(head, 0, head.length);
            while (isOpen(socket)) {
                Thread.sleep(100);
            }
        }
        return null;
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
