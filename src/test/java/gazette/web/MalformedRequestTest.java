package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import gazette.config.WebConfig;
import gazette.press.publishing.TestPublication;
import gazette.web.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Tests what a client gets that sends no HTTP, or only nearly: one line, our headers, and nothing in the log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private TestPublication publication;
    private WebServer server;
    private RawClient client;

    @BeforeAll
    void open(@TempDir Path folder) {
        publication = new TestPublication(folder);
        publication.publish("weekly");
        server = new WebServer(publication::context, _ -> Optional.empty());
        client = new RawClient(server.start(new WebConfig("127.0.0.1", 0, List.of())));
        logged.start();
        log.addAppender(logged);
        log.setLevel(Level.WARN);
    }

    @AfterAll
    void close() {
        log.setLevel(Level.OFF);
        log.detachAppender(logged);
        server.close();
        publication.close();
    }

    @Test
    void aPathThatIsNoPathIsRefusedInOneLine() throws IOException {
        for (String path : List.of(
                "/%ff",
                "/%00",
                "/a/%ff",
                "/i/%ff.png",
                "/u/%C3%28",
                "/confirm/%zz",
                "/preferences/%",
                "/tag/%ff.rss",
                "/a/%u1234",
                "/%2e%2e/secret.key",
                "/a/..;/b",
                "/../secret.key",
                "/\\..",
                "/a b",
                "/\u00e4",
                "nothing")) {
            assertRefused(RawClient.get(path), 400);
        }
        assertRefused(RawClient.get("/a/" + "x".repeat(9000)), 414);
    }

    @Test
    void aPathOfOddNamesIsAnOrdinaryUnknownOne() throws IOException {
        for (String path :
                List.of("/i/%C3%A4.png", "/i/%E9%82%AE", "/a/%E9%82%AE", "/;x", "/feed.rss;x", "/a/..%2f..")) {
            assertThat(client.send(RawClient.get(path)).status()).as(path).isEqualTo(404);
        }
        assertThat(logged.list).isEmpty();
    }

    @Test
    void anAuthorityThatIsNoneIsRefusedAndNotLogged() throws IOException {
        assertRefused("CONNECT x]level=ERROR,class=Duty HTTP/1.1\r\nHost: x\r\n\r\n", 400);
        assertRefused("GET / HTTP/1.1\r\nHost: x]level=ERROR\r\n\r\n", 400);
    }

    @Test
    void aHeadThatIsNoneIsRefusedInOneLine() throws IOException {
        for (String field : List.of(
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: x",
                "Transfer-Encoding: x",
                "Host: other",
                "X: a\u0000b",
                " folded",
                "X",
                ": x",
                "Cookie: \u0001",
                "Upgrade: h2c")) {
            assertRefused(RawClient.get("/", field), 400);
        }
        assertRefused(RawClient.get("/", "X: " + "y".repeat(9000)), 431);
        assertRefused("GET / HTTP/1.1\r\n\r\n", 400);
        assertRefused("GET /\r\n\r\n", 505);
        assertRefused("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", 400);
        assertRefused(RawClient.get("/nowhere", "Sec-WebSocket-Version: 13"), 404);
        assertRefused(RawClient.get("/", "X-Echo: hello").replace("GET", "TRACE"), 404);
    }

    @Test
    void aFieldThatNobodyCanReadIsAsIfItWereNotThere() throws IOException {
        for (String field : List.of(
                "Range: bytes=z",
                "Range: bytes=9-2",
                "If-Modified-Since: yesterday",
                "If-None-Match: \"",
                "Accept-Encoding: ;;q=x,,;",
                "Accept-Language: \u00ff;q=%, zz-",
                "Cookie: JSESSIONID=;;;=\"\u00ff",
                "X-Forwarded-For: \u00ff",
                "X-Forwarded-Proto: \u00ff",
                "Forwarded: for=\"")) {
            assertThat(client.send(RawClient.get("/", field)).status())
                    .as(field)
                    .isEqualTo(200);
            assertThat(client.send(RawClient.get("/search?q=text", field)).status())
                    .as(field)
                    .isEqualTo(200);
        }
        assertThat(logged.list).isEmpty();
    }

    @Test
    void aQueryIsReadOrRefusedOrNotNeeded() throws IOException {
        for (String query : List.of("q=%zz", "q=%ff", "q=%", "page=%C3%28")) {
            for (String path : List.of("/search?", "/subscribe?", "/preferences?", "/u/x?", "/confirm/x?")) {
                assertRefused(RawClient.get(path + query), 400);
            }
            assertThat(client.send(RawClient.get("/?" + query)).status()).isEqualTo(200);
            assertThat(client.send(RawClient.get("/letters/feed.rss?" + query)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFormThatIsNoneIsRefusedInOneLine() throws IOException {
        for (String path :
                List.of("/subscribe", "/preferences", "/preferences/x", "/preferences/x/erase", "/u/x/undo")) {
            assertRefused(RawClient.post(path, FORM, "email=%zz"), 400);
            assertRefused(RawClient.post(path, FORM, "email=%ff"), 400);
            assertRefused(RawClient.post(path, FORM, "email=\u00ff"), 400);
            assertRefused(RawClient.post(path, FORM + "; charset=none", "email=x"), 400);
            malformedMultiparts().forEach(part -> {
                assertRefused(RawClient.post(path, part[0], part[1]), 400);
            });
            assertRefused(
                    RawClient.post(path, FORM, "").replace("Content-Length: 0\r\n", "Transfer-Encoding: chunked\r\n")
                            + "zz\r\n",
                    400);
        }
    }

    @Test
    void aFormInAnotherCharsetIsRead() throws IOException {
        Answer typed = client.send(RawClient.post("/subscribe", FORM + "; charset=GBK", "email=x&name=%C4%E3"));

        assertThat(typed.status()).isEqualTo(422);
        assertThat(typed.body()).contains("value=\"你\"");
    }

    static Stream<String[]> malformedMultiparts() {
        String type = "multipart/form-data; boundary=x";
        return Stream.of(
                new String[] {"multipart/form-data", "--x--"},
                new String[] {"multipart/form-data; boundary=", "--x--"},
                new String[] {type, ""},
                new String[] {type, "--x\r\n"},
                new String[] {type, "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"},
                new String[] {type, "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nno end"});
    }

    private void assertRefused(String request, int status) {
        try {
            Answer answer = client.send(request);
            assertThat(answer.status()).as(request).isEqualTo(status);
            assertThat(answer.body()).as(request).matches("[A-Z][A-Za-z -]{1,40}\n");
            assertThat(answer.field("Content-Security-Policy")).as(request).isPresent();
            assertThat(answer.field("X-Content-Type-Options")).as(request).contains("nosniff");
            assertThat(logged.list).as(request).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
