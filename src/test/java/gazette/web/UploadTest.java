package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.subscribers.Membership.Status;
import gazette.web.RawClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Tests what a client can make the server read or keep: a small form, and no file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTest {
    private static final String MULTIPART = "multipart/form-data; boundary=x";
    private static final String FILE =
            "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\na\r\n--x--\r\n";
    private static final List<String> PATHS =
            List.of("/subscribe", "/preferences", "/u/x", "/u/x/undo", "/confirm/x", "/search", "/", "/nowhere");

    private SubscriptionFixture fixture;
    private RawClient client;

    @BeforeAll
    void open(@TempDir Path folder) {
        fixture = new SubscriptionFixture(folder);
        client = new RawClient(fixture.port());
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsSent() throws IOException {
        for (String path : PATHS) {
            for (String type : List.of(SubscriptionFixture.FORM, MULTIPART, "text/plain")) {
                String head = RawClient.post(path, type, "").replace("Length: 0", "Length: 300000000");
                assertThat(client.send(head).status()).as(path).isEqualTo(413);
                assertThat(client.send(head.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"))
                                .status())
                        .as(path)
                        .isEqualTo(413);
            }
        }
    }

    @Test
    void aBodyOfUnknownLengthIsReadToTheLimitAndNoFurther() throws IOException {
        Set<String> before = temporaryFiles();
        String file = FILE.replace("\r\na\r\n", "\r\n" + "a".repeat(8192));

        for (String path : PATHS) {
            assertThat(chunked(path, MULTIPART, file).status()).as(path).isEqualTo(413);
            assertThat(chunked(path, SubscriptionFixture.FORM, "email=" + "a".repeat(8192))
                            .status())
                    .as(path)
                    .isEqualTo(413);
        }

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void aFileIsRefusedHoweverSmall() throws IOException {
        assertThat(client.send(RawClient.post("/subscribe", MULTIPART, FILE)).status())
                .isEqualTo(415);
        assertThat(client.send(RawClient.post("/u/x/undo", MULTIPART, FILE)).status())
                .isEqualTo(415);
    }

    @Test
    void aCompressedBodyIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[10 << 20]);
        }
        String body = bytes.toString(StandardCharsets.ISO_8859_1);

        assertThat(client.send(RawClient.post("/subscribe", SubscriptionFixture.FORM, body, "Content-Encoding: gzip"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aFormOfTheLargestSizeIsRead() throws IOException {
        String form = "email=x&name=" + "a".repeat(FormBodyHandler.MAX_BYTES - "email=x&name=".length());

        assertThat(client.send(RawClient.post("/subscribe", SubscriptionFixture.FORM, form))
                        .status())
                .isEqualTo(422);
        assertThat(client.send(RawClient.post("/subscribe", SubscriptionFixture.FORM, form + "a"))
                        .status())
                .isEqualTo(413);
    }

    /// RFC 8058: whatever a mail program makes of the form, the subscriber has left.
    @Test
    void aValidLinkLeavesWhateverTheBodyIs() throws IOException {
        fixture.paper.publish("weekly");
        fixture.confirm("dee@example.org");
        String link = fixture.leaving("dee@example.org");

        assertThat(client.send(RawClient.post(link, MULTIPART, "--x\r\nbroken")).status())
                .isEqualTo(200);
        assertThat(fixture.membership("dee@example.org").status()).isEqualTo(Status.UNSUBSCRIBED);
        MalformedRequestTest.malformedMultiparts().forEach(part -> assertLeaves(link, part[0], part[1]));
        for (String body : List.of("", "x", "%zz", "%ff", "\u00ff", "List-Unsubscribe=One-Click", FILE)) {
            for (String type : List.of(
                    "",
                    "\u00ff",
                    SubscriptionFixture.FORM,
                    "text/plain; charset=none",
                    "application/json",
                    MULTIPART)) {
                assertLeaves(link, type, body);
            }
        }
        assertLeaves(link + "?x=%zz", SubscriptionFixture.FORM, "List-Unsubscribe=One-Click");
        assertThat(client.send(RawClient.post(link, "", "x", "Content-Encoding: gzip"))
                        .status())
                .isEqualTo(200);
    }

    private void assertLeaves(String link, String type, String body) {
        try {
            assertThat(client.send(RawClient.post(link, type, body)).status())
                    .as(type + " " + body)
                    .isEqualTo(200);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Sends chunks of 8 KB until the server answers and closes.
    private Answer chunked(String path, String type, String chunk) throws IOException {
        try (Socket socket = client.open()) {
            OutputStream out = socket.getOutputStream();
            String head = RawClient.post(path, type, "").replace("Content-Length: 0", "Transfer-Encoding: chunked");
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes =
                    (Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 10; i++) {
                    out.write(bytes);
                }
            } catch (SocketException e) {
                // It has answered already.
            }
            return RawClient.read(socket);
        }
    }

    private static Set<String> temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("MultiPart"))
                    .collect(Collectors.toSet());
        }
    }
}
