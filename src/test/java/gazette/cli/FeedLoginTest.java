package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.TestPublication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A feed whose server wants a login, and where that login goes.
class FeedLoginTest {
    private static final String PASSWORD = "s3cret-word";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.US_ASCII));
    private static final String LONG = "This part is on the page only, with commas, and with many words. ".repeat(12);

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    /// What each path was sent as Authorization, by server and path.
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private HttpServer own;
    private HttpServer other;
    private TestPublication publication;
    private volatile boolean isClosed = true;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws IOException {
        own = server("own");
        other = server("other");
        publication = new TestPublication(folder.resolve("paper"));
        publication.write("data/wire-password", PASSWORD + "\n");
        Files.setPosixFilePermissions(
                publication.folder.resolve("data/wire-password"), PosixFilePermissions.fromString("rw-------"));
        log.start();
        root().addAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger("gazette");
    }

    private HttpServer server(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(name, exchange));
        server.start();
        return server;
    }

    @AfterEach
    void close() {
        root().detachAppender(log);
        publication.close();
        own.stop(0);
        other.stop(0);
    }

    private void answer(String name, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String login = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        sent.put(name + path, login);
        boolean isRefused = isClosed && name.equals("own") && !login.equals(BASIC);
        byte[] body = body(name + path).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", path.equals("/feed") ? "application/xml" : "text/html");
        exchange.sendResponseHeaders(isRefused ? 401 : 200, isRefused ? -1 : body.length);
        if (!isRefused) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String body(String path) {
        return switch (path) {
            case "own/feed" ->
                "<rss><channel><title>Wire</title>" + item(address(own)) + item(address(other)) + "</channel></rss>";
            case "own/1", "other/1" ->
                "<html><body><article><p>" + LONG + "</p><p>" + LONG + "</p><p><img src='" + address(own)
                        + "/a.png'><img src='" + address(other) + "/b.png'></p></article></body></html>";
            default -> "";
        };
    }

    private static String item(String server) {
        return "<item><title>At " + server + "</title><link>" + server + "/1</link><description>s</description></item>";
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void follow(String login) {
        publication.write(
                "gazette.yaml",
                TestPublication.settings("fetch: {allow: [127.0.0.1]}\n").replaceFirst("(?m)^sources:.*\n", "")
                        + "sources: {wire: {first: 9, full_text: true, feed: '" + address(own) + "/feed'" + login
                        + "}}\n");
        publication.reread();
    }

    @Test
    void theLoginGoesToItsOwnOriginAndNowhereElse() {
        follow(", user: ann, password_file: data/wire-password");
        IngestSources.run(publication.context());
        assertThat(sent)
                .isEqualTo(Map.of(
                        "own/feed", BASIC,
                        "own/1", BASIC,
                        "own/a.png", BASIC,
                        "other/1", "null",
                        "other/b.png", "null"));
    }

    @Test
    void theLoginIsWrittenNowhere() throws IOException {
        follow(", user: ann, password_file: data/wire-password");
        isClosed = false;
        var reasons = IngestSources.run(publication.context()).reasons().toString();
        publication.write("data/wire-password", "wr0ng-" + PASSWORD);
        publication.reread();
        isClosed = true;
        var written = new StringBuilder(reasons);
        for (String command : List.of(
                "check",
                "sources",
                "sources --json",
                "sources export",
                "feed " + address(own) + "/feed",
                "feed --full-text " + address(own) + "/feed --json")) {
            run(command.split(" "));
            written.append(out).append(err);
        }
        log.list.forEach(event -> written.append(event.getFormattedMessage()));
        written.append(publication.context().config());
        try (Stream<Path> files = Files.walk(publication.folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("wire-password"))
                    .toList()) {
                written.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(written.toString()).contains("wire").doesNotContain(PASSWORD, BASIC.substring(6));
    }

    @Test
    void aRefusalSaysWhatToDo() {
        follow("");
        assertThat(IngestSources.run(publication.context()).reasons().toString())
                .contains("its server answers with status 401; it wants a login: write user: and password_file:");
        assertThat(run("feed", address(own) + "/feed")).isEqualTo(1);
        assertThat(err).contains("it wants a login");
        publication.write("data/wire-password", "wrong");
        follow(", user: ann, password_file: data/wire-password");
        assertThat(run("feed", address(own) + "/feed")).isEqualTo(1);
        assertThat(err).contains("it does not take what this feed sends: mend its user:, password_file:");
    }

    @Test
    void theCommandKnowsTheLoginOfTheSettings() {
        follow(", user: ann, password_file: data/wire-password");
        assertThat(run("feed", address(own) + "/feed")).as(err).isZero();
        assertThat(out).startsWith("Wire");
        assertThat(run("feed", "--full-text", address(own) + "/feed")).isZero();
        assertThat(out)
                .as("a paragraph begins on a line of its own")
                .containsPattern("(?m)many words\\.\\s*\\n\\s*\\n +This part is on the page only");
        assertThat(sent).containsEntry("own/1", BASIC).containsEntry("other/1", "null");
    }

    @Test
    void aLoginInTheAddressIsTakenApartAndNotShown() {
        follow("");
        String address = (address(own) + "/feed").replace("://", "://ann:" + PASSWORD + "@");
        assertThat(run("feed", address, "--json")).as(err).isZero();
        assertThat(out + err).contains(address(own) + "/feed").doesNotContain(PASSWORD);
        assertThat(sent).containsEntry("own/feed", BASIC);
        assertThat(run("feed", address.replace(PASSWORD, PASSWORD + "/"))).isEqualTo(1);
        assertThat(out + err)
                .contains("the login in the address cannot be read")
                .doesNotContain(PASSWORD);
    }

    @Test
    void aListWithALoginInItIsNotFollowedAndTheLoginNotShown() throws IOException {
        follow("");
        Path list = Files.writeString(folder.resolve("list.opml"), """
                <opml><body><outline text="https://ann:s3cret-word@a.test/1" xmlUrl="https://ann:s3cret-word@a.test/1"/>
                <outline text="https://ann:s3cret-word@a.test/2" xmlUrl="https://a.test/2"/></body></opml>
                """);
        assertThat(run("sources", "import", list.toString())).isZero();
        assertThat(err).contains("https://a.test/1 has a login in its address; write it into gazette.yaml without");
        assertThat(out).contains("1 feed added");
        assertThat(out + err + Files.readString(publication.folder.resolve("gazette.yaml")))
                .doesNotContain(PASSWORD);
    }

    private int run(String... args) {
        CommandRun run = CommandRun.in(publication, args);
        out = run.out();
        err = run.err();
        return run.exit();
    }
}
