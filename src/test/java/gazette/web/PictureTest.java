package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.WebConfig;
import gazette.press.publishing.TestPublication;
import gazette.web.RawClient.Answer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Tests how pictures are served: in ranges, once, and without being held in memory.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PictureTest {
    private static final String NAME = "abcdefghijklmnopqrstuvwxyz";
    private static final String PATH = "/i/" + NAME + ".png";
    private static final String TAG = "\"" + NAME + "\"";
    private static final String LARGE = "zzzzzzzzzzzzzzzzzzzzzzzzzz";
    private static final int LARGE_BYTES = 19 << 20;
    private static final int READERS = 40;

    private final byte[] image = new byte[100_000];
    private TestPublication publication;
    private WebServer server;
    private WebServerFixture asked;
    private RawClient client;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        publication = new TestPublication(folder);
        publication.publish("weekly");
        new Random(1).nextBytes(image);
        Path images = publication.context().imageFolder();
        Files.createDirectories(images);
        Files.write(images.resolve(NAME + ".png"), image);
        try (var file = new RandomAccessFile(images.resolve(LARGE + ".jpg").toFile(), "rw")) {
            file.setLength(LARGE_BYTES);
        }
        server = new WebServer(publication::context, _ -> Optional.empty());
        client = new RawClient(server.start(new WebConfig("127.0.0.1", 0, List.of())));
        asked = new WebServerFixture(publication::context);
    }

    @AfterAll
    void close() {
        asked.close();
        server.close();
        publication.close();
    }

    @Test
    void aPictureIsServedWholeAndKeptForEver() {
        HttpResponse<byte[]> whole = asked.get(PATH);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(image);
        assertThat(WebServerFixture.fields(whole))
                .containsEntry("content-type", List.of("image/png"))
                .containsEntry("content-length", List.of("100000"))
                .containsEntry("etag", List.of(TAG))
                .containsEntry("accept-ranges", List.of("bytes"))
                .containsEntry("cache-control", List.of("public, max-age=31536000, immutable"))
                .containsKeys("last-modified", "content-security-policy")
                .doesNotContainKeys("content-encoding", "vary");
        assertThat(WebServerFixture.fields(asked.ask("HEAD", PATH))).isEqualTo(WebServerFixture.fields(whole));
        assertThat(asked.ask("HEAD", PATH).body()).isEmpty();
        assertThat(asked.get(PATH + "?x=1").body()).isEqualTo(image);
    }

    @Test
    void aPartIsServedToWhoAsksForIt() {
        assertPart("bytes=0-99", 0, 100);
        assertPart("bytes=99900-", 99_900, 100_000);
        assertPart("bytes=-10", 99_990, 100_000);
        assertPart("bytes=99999-200000", 99_999, 100_000);
        assertThat(asked.get(PATH, "Range", "bytes=100000-").statusCode()).isEqualTo(416);

        HttpResponse<byte[]> two = asked.get(PATH, "Range", "bytes=0-9, 20-29");
        assertThat(two.statusCode()).isEqualTo(206);
        assertThat(WebServerFixture.field(two, "Content-Type").orElseThrow()).startsWith("multipart/byteranges");
        assertThat(new String(two.body(), StandardCharsets.ISO_8859_1))
                .contains(new String(image, 20, 10, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aRangeThatNobodyCanReadOrNeedsIsIgnored() {
        String many = "bytes=0-0" + ",2-2".repeat(50);
        for (String range : List.of("bytes=x", "items=0-9", "bytes=9-2,", "bytes=--1", "bytes=0-9;1", many)) {
            assertThat(asked.get(PATH, "Range", range).body()).as(range).isEqualTo(image);
        }
    }

    @Test
    void aPartIsOfTheVersionThatIsAlreadyThere() {
        String date = WebServerFixture.field(asked.get(PATH), "Last-Modified").orElseThrow();

        for (String version : List.of(TAG, date)) {
            assertThat(asked.get(PATH, "Range", "bytes=0-9", "If-Range", version)
                            .statusCode())
                    .isEqualTo(206);
        }
        for (String version : List.of("\"other\"", "W/" + TAG, "Sat, 01 Jan 2000 00:00:00 GMT", "x")) {
            assertThat(asked.get(PATH, "Range", "bytes=0-9", "If-Range", version)
                            .body())
                    .as(version)
                    .isEqualTo(image);
        }
    }

    @Test
    void aPictureThatIsThereAlreadyIsNotSentAgain() {
        String date = WebServerFixture.field(asked.get(PATH), "Last-Modified").orElseThrow();

        for (String[] known : new String[][] {
            {"If-None-Match", TAG}, {"If-None-Match", "W/" + TAG}, {"If-None-Match", "*"}, {"If-Modified-Since", date}
        }) {
            HttpResponse<byte[]> answer = asked.get(PATH, known);
            assertThat(answer.statusCode()).as(known[1]).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(WebServerFixture.field(answer, "ETag")).contains(TAG);
            assertThat(WebServerFixture.field(answer, "Cache-Control").orElseThrow())
                    .contains("immutable");
        }
        assertThat(asked.get(PATH, "If-None-Match", "\"other\", \"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void manySlowReadersOfALargePictureHoldNoMemoryAndNobodyElseUp() throws IOException {
        long before = usedMemory();
        List<Socket> subscribers = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                subscribers.add(startReading(client));
            }
            assertThat(usedMemory() - before).isLessThan(3L * LARGE_BYTES);
            assertThat(client.send(RawClient.get("/")).status()).isEqualTo(200);
            assertThat(client.send(RawClient.get(PATH)).status()).isEqualTo(200);
        } finally {
            for (Socket subscriber : subscribers) {
                subscriber.close();
            }
        }
    }

    @Test
    void onlySoManyAreSentAtATime() throws Exception {
        var jetty = new Server();
        var connector = new ServerConnector(jetty);
        jetty.addConnector(connector);
        jetty.setHandler(new PictureHandler(publication::context, 2));
        jetty.start();
        var few = new RawClient(connector.getLocalPort());
        try (Socket first = startReading(few)) {
            try (Socket _ = startReading(few)) {
                Answer third = few.send(RawClient.get(PATH));
                assertThat(third.status()).isEqualTo(503);
                assertThat(third.field("Retry-After")).contains("5");
            }
            Answer next = few.send(RawClient.get(PATH));
            while (next.status() == 503) {
                next = few.send(RawClient.get(PATH));
            }
            assertThat(next.status()).isEqualTo(200);
            assertThat(first.isClosed()).isFalse();
        } finally {
            jetty.stop();
        }
    }

    private static Socket startReading(RawClient client) throws IOException {
        Socket socket = client.open();
        socket.setReceiveBufferSize(8192);
        socket.getOutputStream().write(RawClient.get("/i/" + LARGE + ".jpg").getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void assertPart(String range, int from, int to) {
        HttpResponse<byte[]> part = asked.get(PATH, "Range", range);
        assertThat(part.statusCode()).as(range).isEqualTo(206);
        assertThat(part.body()).as(range).isEqualTo(Arrays.copyOfRange(image, from, to));
        assertThat(WebServerFixture.field(part, "Content-Range"))
                .contains("bytes " + from + "-" + (to - 1) + "/100000");
    }
}
