package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.WebConfig;
import gazette.press.publishing.TestPublication;
import gazette.web.RawClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that every response, of a page or of none, bears the security headers, and how narrow they are.
class SecurityHeadersTest {
    private static final String STRICT =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
                    + " frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";

    @TempDir
    Path folder;

    private TestPublication publication;
    private WebServer server;
    private RawClient client;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.publish("weekly");
        server = new WebServer(publication::context, _ -> Optional.of(List::of));
        client = new RawClient(server.start(new WebConfig("127.0.0.1", 0, List.of())));
    }

    @AfterEach
    void close() {
        server.close();
        publication.close();
    }

    @Test
    void everyResponseBearsThem() throws IOException {
        for (String path : List.of(
                "/",
                "/",
                "/letters/1",
                "/letters",
                "/feed.rss",
                "/style.css",
                "/i/none.png",
                "/nowhere",
                "/health",
                "/subscribe",
                "/preferences",
                "/search?q=x",
                "/search?q=%zz",
                "/u/x",
                "/%ff",
                "/feeds.opml")) {
            Answer answer = client.send(RawClient.get(path));
            assertThat(answer.field("Content-Security-Policy")).as(path).contains(STRICT);
            assertThat(answer.field("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(answer.field("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(answer.field("Strict-Transport-Security")).as(path).isEmpty();
        }
        String tag = client.send(RawClient.get("/feed.rss")).field("ETag").orElseThrow();
        Answer unchanged = client.send(RawClient.get("/feed.rss", "If-None-Match: " + tag));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.field("Content-Security-Policy")).contains(STRICT);
    }

    @Test
    void anErrorSaysNothingOfTheRequest() throws IOException {
        String marker = "echoed7";
        for (String request : List.of(
                RawClient.get("/" + marker + "/%ff?" + marker),
                RawClient.get("/" + marker + "/%00"),
                RawClient.get("/" + marker, "Sec-WebSocket-Version: 13"),
                RawClient.get("/search?" + marker + "=%zz"),
                RawClient.get("/" + marker).replace("GET", "DELETE"),
                RawClient.get("/" + marker, "X-Marker: " + marker).replace("GET", "TRACE"),
                RawClient.post("/" + marker, "text/plain", marker),
                RawClient.get("/", marker),
                RawClient.get("/", "Expect: " + marker),
                RawClient.get("/" + marker + "x".repeat(9000)))) {
            Answer answer = client.send(request);
            assertThat(answer.status()).as(request).isBetween(400, 599);
            assertThat(answer.text()).as(request).doesNotContain(marker).doesNotContainIgnoringCase("jetty");
        }
    }

    @Test
    void aSiteWithAnHttpsAddressTellsBrowsersToStayThere() throws IOException {
        publication.write(
                "gazette.yaml",
                TestPublication.settings("").replace("http://127.0.0.1:8080", "https://letters.example.org"));
        publication.reread();

        for (String path : List.of("/", "/", "/nowhere", "/subscribe", "/letters/1")) {
            assertThat(client.send(RawClient.get(path)).field("Strict-Transport-Security"))
                    .as(path)
                    .contains("max-age=31536000");
        }
    }

    @Test
    void onlyATrustedProxySaysThatARequestCameByHttps() throws IOException {
        String field = "X-Forwarded-Proto: https";
        assertThat(client.send(RawClient.get("/", field)).field("Strict-Transport-Security"))
                .isEmpty();
        publication.write("gazette.yaml", TestPublication.settings("") + "web: {trusted_proxies: [127.0.0.1]}\n");
        publication.reread();
        assertThat(client.send(RawClient.get("/", field)).field("Strict-Transport-Security"))
                .isPresent();
        assertThat(client.send(RawClient.get("/")).field("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void theMailboxAloneShowsTheStylesAndPicturesOfLetters() throws IOException {
        assertThat(client.send(RawClient.get("/mailbox")).field("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("'unsafe-inline'", "https: http:"));
    }

    @Test
    void aThemesInlineStylesAndPicturesAreAllowedAndNoOthers() {
        String policy = ContentSecurityPolicy.of("<style>p{color:red}</style><p style='margin:0'>"
                        + "<img src=https://cdn.example.org/logo.png><img src=/i/x.png><img src=https://[>")
                .getValue();

        assertThat(policy)
                .contains("style-src 'self' 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='")
                .contains("; style-src-attr 'unsafe-inline'; img-src 'self' data: https://cdn.example.org;");
        assertThat(ContentSecurityPolicy.of("<p>&lt;p style='x'&gt;</p>")).isEqualTo(ContentSecurityPolicy.STRICT);
    }
}
