package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import gazette.press.sending.SendingLock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve` and `demo` as processes of their own.
@Tag("process")
class ServeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private TestPublication publication;
    private String base = "";

    @BeforeEach
    void open() {
        publication = new TestPublication(folder.resolve("paper"));
        int port = Program.freePort();
        base = "http://127.0.0.1:" + port;
        publication.write("gazette.yaml", settings());
    }

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        publication.close();
    }

    @Test
    void publishWorksBesideServeAndServeTakesUpWhatChanges() throws Exception {
        serve();
        assertThat(start("publish", "weekly").waitFor()).isZero();
        assertThat(publication.counts()).hasSize(2);
        assertThat(start("runs").waitFor()).isZero();
        assertThat(start("lists").waitFor()).isZero();

        publication.article("first.md", "The first 第一篇", "2026-11-20", "Mended text.");
        await(() -> get("/letters/1").contains("Mended text."));

        String settings = Files.readString(publication.folder.resolve("gazette.yaml"));
        publication.write("gazette.yaml", settings.replace("title: Letters 来信, topics", "title: Renamed, topics"));
        await(() -> get("/letters/").contains("Renamed"));
        publication.write("gazette.yaml", settings.replace("lists:", "lits:"));
        await(() -> log().contains("taken_up=false fault=\"gazette.yaml:"));
        assertThat(get("/letters/")).contains("Renamed");

        publication.write("gazette.yaml", settings);
        publication.write("templates/plain/list.ftlh", "A page of our own for ${list.title}");
        await(() -> get("/letters/").equals("A page of our own for Letters 来信"));
        publication.write("templates/plain/list.ftlh", "broken ${");
        await(() -> log().contains("taken_up=false fault=\"templates/plain/list.ftlh:1"));
        assertThat(get("/letters/")).isEqualTo("A page of our own for Letters 来信");
    }

    @Test
    void aSecondServeInTheSameWorkspaceIsRefused() throws Exception {
        serve();
        Process second = start("serve");

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(log()).contains("another process sends from");
    }

    @Test
    void serveShowsPagesWhileAPublishSendsAndThenSendsItself() throws Exception {
        try (SendingLock _ =
                SendingLock.take(publication.config().data(), "publish").orElseThrow()) {
            serve();
            await(() -> log().contains("sending_waits holder=\"publish, process "));
            assertThat(get("/letters/")).contains("Letters 来信");

            assertThat(start("serve").waitFor()).isEqualTo(1);
            assertThat(log()).contains("another process sends from").doesNotContain("sending_taken_over");
        }
        await(() -> log().contains("sending_taken_over"));
        assertThat(start("publish", "weekly").waitFor()).isZero();
        assertThat(log()).contains("sent by the running serve");
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void serveTakesOverFromAPublishThatWasKilled() throws Exception {
        publication.write("gazette.yaml", settings() + "sending: {canary: 1, canary_from: 1, canary_wait: 1h}\n");
        Process publish = start("publish", "weekly");
        await(() -> log().contains("the others follow at"));
        serve();
        await(() -> log().contains("sending_waits holder=\"publish, process " + publish.pid() + "\""));
        publish.destroyForcibly();

        await(() -> log().contains("sending_taken_over"));
        assertThat(publication.counts()).hasSize(1);
    }

    @Test
    void serveThatWaitsToSendEndsWhenItIsToldTo() throws Exception {
        try (SendingLock _ =
                SendingLock.take(publication.config().data(), "publish").orElseThrow()) {
            Process serve = serve();
            await(() -> log().contains("sending_waits"));
            serve.destroy();
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(log()).doesNotContain("sending_taken_over");
    }

    @Test
    void serveEndsWhenItIsToldTo() throws Exception {
        Process serve = serve();
        serve.destroy();

        assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(start("publish", "weekly").waitFor()).isZero();
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void withoutARelayItIsSaidWhereLettersCanBeSeen() throws Exception {
        String settings = TestPublication.settings("") + "web: {listen: " + base.substring("http://".length()) + "}\n";
        publication.write("gazette.yaml", settings);
        Process open = serve();
        assertThat(log()).contains("no_relay letters_stay=\"at " + base + "/mailbox\"");
        open.destroy();
        open.waitFor();

        publication.write("gazette.yaml", settings.replace("http://127.0.0.1:8080", "https://letters.example.org"));
        serve();
        assertThat(log()).contains("no_relay letters_stay=\"as files in " + publication.folder.resolve("data/mailbox"));
        assertThat(get("/mailbox")).doesNotContain("mailbox");
    }

    @Test
    void theDemoDoesOneRoundAndLeavesTheWorkspaceAlone() throws Exception {
        Process demo = start("demo", "--once");

        assertThat(demo.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(log()).contains("letters/1 with 1 article: 2 accepted", "/letters/feed.rss", "ann@example.com");
        assertThat(demo.exitValue()).isZero();
        assertThat(publication.counts()).isEmpty();
        assertThat(publication
                        .context()
                        .store()
                        .<Integer>read(tables -> tables.runs().latest(9).size()))
                .isZero();
    }

    private String settings() {
        return TestPublication.settings(
                        TestPublication.relay(publication.mail.getSmtp().getPort()))
                + "web: {listen: " + base.substring("http://".length()) + "}\n";
    }

    private Process serve() {
        Process serve = start("serve");
        await(() -> get("/ready").equals("ready\n"));
        return serve;
    }

    private Process start(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--workspace", publication.folder.toString()));
        Process process = Program.start(folder.resolve("log.txt"), line.toArray(String[]::new));
        started.add(process);
        return process;
    }

    private String get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now())
                    .as(() -> "still waiting; the log says:\n" + log())
                    .isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
