package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.Program;
import gazette.press.publishing.TestPublication;
import gazette.web.RawClient.Answer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve` as a process of its own with little memory, in the locale that most servers start programs in.
@Tag("process")
class SmallServeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String IMAGE = "zzzzzzzzzzzzzzzzzzzzzzzzzz.jpg";
    private static final int IMAGE_BYTES = 19 << 20;
    private static final int READERS = 40;
    private static final String FORM = "multipart/form-data; boundary=x";

    @TempDir
    Path folder;

    @Test
    void slowReadersAndMalformedRequestsChangeNothingForOthers() throws Exception {
        try (var publication = new TestPublication(folder.resolve("paper"))) {
            publication.publish("weekly");
            Path image =
                    Files.createDirectories(publication.context().imageFolder()).resolve(IMAGE);
            try (var file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(IMAGE_BYTES);
            }
            int port = Program.freePort();
            publication.write(
                    "gazette.yaml", TestPublication.settings("") + "web: {listen: '127.0.0.1:" + port + "'}\n");
            Process serve = Program.startUnder(
                    List.of("env", "LC_ALL=C", "JAVA_TOOL_OPTIONS=-Xmx256m"),
                    folder.resolve("log.txt"),
                    "serve",
                    "--workspace",
                    publication.folder.toString());
            try {
                examine(new RawClient(port));
                assertThat(serve.isAlive()).isTrue();
                assertThat(Files.readString(folder.resolve("log.txt")))
                        .doesNotContain("OutOfMemory", "request_failed", "duty_failed");
            } finally {
                serve.destroyForcibly().waitFor();
            }
        }
    }

    private static void examine(RawClient client) throws IOException {
        awaitReady(client);
        String page = client.send(RawClient.get("/letters/1")).body();
        assertThat(page).contains("The first 第一篇");
        var readers = new ArrayList<Socket>();
        try {
            for (int i = 0; i < READERS; i++) {
                readers.add(openSlowReader(client));
            }
            assertThat(client.send(RawClient.get("/letters/1")).body()).isEqualTo(page);
            assertMalformedAreRefused(client);
            assertThat(client.send(RawClient.get("/i/" + IMAGE)).body()).hasSize(IMAGE_BYTES);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    /// Asks for the picture and reads no more than the beginning of the answer.
    private static Socket openSlowReader(RawClient client) throws IOException {
        Socket reader = client.open();
        reader.getOutputStream().write(RawClient.get("/i/" + IMAGE).getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(reader.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200");
        return reader;
    }

    private static void assertMalformedAreRefused(RawClient client) throws IOException {
        for (String request : List.of(
                RawClient.get("/%ff"),
                RawClient.get("/a/%C3%28"),
                RawClient.get("/\u00e4"),
                RawClient.post("/subscribe", FORM, ""),
                RawClient.post(
                        "/subscribe", FORM, "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nno end"),
                RawClient.post("/preferences/x", "application/x-www-form-urlencoded", "email=%ff"))) {
            Answer answer = client.send(request);
            assertThat(answer.status()).as(request).isEqualTo(400);
            assertThat(answer.body()).as(request).isEqualTo("Bad Request\n");
        }
        String name = new String("你".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String form = "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n--x--\r\n";
        assertThat(client.send(RawClient.post("/subscribe", FORM, form)).body()).contains("value=\"你\"");
        assertThat(client.send(RawClient.get("/tag/%E9%82%AE.rss")).status()).isEqualTo(404);
    }

    private static void awaitReady(RawClient client) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady(client)) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean isReady(RawClient client) {
        try {
            return client.send(RawClient.get("/ready")).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
