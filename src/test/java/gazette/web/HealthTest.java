package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.LogLines;
import gazette.config.WebConfig;
import gazette.issues.ReviewMail;
import gazette.press.duties.DutyPace;
import gazette.press.duties.DutyRegister;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a proxy and a watchdog are told, and what becomes of a request that fails.
class HealthTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestPublication publication;
    private DutyRegister register;
    private WebServer server;
    private String base = "";

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        register = new DutyRegister(publication.clock);
        server = new WebServer(publication::context, _ -> Optional.of(List::of), register);
        base = "http://127.0.0.1:" + server.start(new WebConfig("127.0.0.1", 0, List.of()));
    }

    @AfterEach
    void close() {
        server.close();
        publication.close();
    }

    @Test
    void aDatabaseThatIsAwayIsNoFaultOfThePages() throws IOException, InterruptedException {
        Javalin javalin = Javalin.create(config -> {
            config.routes.get("/", _ -> {
                throw new IllegalStateException(new SQLTransientConnectionException("away"));
            });
            config.routes.exception(Exception.class, FailedRequest::answer);
        });
        try (var log = new LogLines(FailedRequest.class);
                var client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + javalin.start(0).port() + "/");
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).contains("30");
            assertThat(answer.body()).contains("try again in a minute");
            assertThat(log.lines()).isEmpty();
        } finally {
            javalin.stop();
        }
    }

    @Test
    void aLateDutyIsNamedButPagesAreStillServed() {
        register.add("watch-files", new DutyPace(Duration.ofSeconds(1), Duration.ofMinutes(15)));
        assertThat(get("/health?strict").statusCode()).isEqualTo(200);
        publication.clock.pass(Duration.ofSeconds(61));

        String named = "late: watch-files, last good end 2026-11-23T07:00:00Z\n";
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/ready").body()).isEqualTo("ready\n" + named);
        assertThat(get("/health?strict").statusCode()).isEqualTo(503);
        assertThat(get("/health?strict").body()).isEqualTo(named);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).isEqualTo("ok\n");
    }

    @Test
    void aDutyThatHangsIsNamed() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var duty = register.add("send-issues", new DutyPace(Duration.ofSeconds(1), Duration.ofMinutes(15)));
        Thread round = Thread.ofVirtual()
                .start(() -> duty.attempt(() -> {
                    begun.countDown();
                    get("/health");
                    throw new IllegalStateException(pause());
                }));
        begun.await();
        publication.clock.pass(Duration.ofMinutes(16));

        assertThat(get("/ready").body()).startsWith("ready\nhangs: send-issues, no progress since ");
        assertThat(get("/health?strict").statusCode()).isEqualTo(503);
        round.interrupt();
        round.join();
    }

    @Test
    void aHoldIsNamedButPagesAreStillServed() throws IOException {
        var node = new RestoredDatabaseGuard(publication.context());
        node.begin();
        String id = Files.readString(folder.resolve("data/node"));
        Files.writeString(folder.resolve("data/node"), id.substring(0, 17) + "0000000000000000009\n");
        node.begin();

        HttpResponse<String> ready = get("/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).startsWith("ready\nHOLD: ").contains("gazette hold");
    }

    @Test
    void aMailToAReviewerThatCannotBeSentIsNamed() {
        var mail = new ReviewMail(1, ReviewMail.Kind.ASK, "hash", "chief@example.org", "");
        publication.context().store().change(tables -> {
            tables.reviewMails().add(mail, publication.clock.instant());
            tables.reviewMails()
                    .postpone(mail, "relay 'main' is down", publication.clock.instant(), publication.clock.instant());
        });
        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(get("/ready").body()).contains("REVIEW: a mail to an editor waits: relay 'main' is down\n");
    }

    @Test
    void aDatabaseThatCannotBeReadIsNotReady() {
        AppContext other = AppContext.open(publication.config(), publication.clock);
        try (var without = new WebServer(() -> other, _ -> Optional.of(List::of), register)) {
            base = "http://127.0.0.1:" + without.start(new WebConfig("127.0.0.1", 0, List.of()));
            assertThat(get("/ready").statusCode()).isEqualTo(200);
            other.close();
            assertThat(get("/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void endlessRecursionInATemplateIsAnAnswerOfOneLineAndTheServerGoesOn() {
        publication.write("templates/plain/list.ftlh", "<#macro again><@again/></#macro><@again/>");
        publication.reread();
        try (var log = new LogLines(FailedRequest.class)) {
            HttpResponse<String> broken = get("/letters/");
            assertThat(broken.statusCode()).isEqualTo(500);
            assertThat(broken.body()).isEqualTo("Something is broken here; the log says what.\n");
            assertThat(log.lines()).hasSize(1).first().asString().doesNotContain("\n", "with stack", "?");
        }
        assertThat(get("/").statusCode()).isEqualTo(200);
        publication.delete("templates/plain/list.ftlh");
        publication.reread();
        assertThat(get("/letters/").statusCode()).isEqualTo(200);
    }

    private static String pause() {
        try {
            new CountDownLatch(1).await();
            return "";
        } catch (InterruptedException e) {
            return "told to end";
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(base + path)).build();
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
