package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.WebConfig;
import gazette.delivery.localmail.MailFolder;
import gazette.press.notifications.SendSubscriberMails;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.upkeep.BackUp;
import gazette.store.TestDatabase;
import gazette.subscribers.Notification;
import gazette.subscribers.Notification.Kind;
import gazette.subscribers.address.EmailAddress;
import gazette.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What tells of a hold after a restore, before anything was sent, and what becomes of the letters that wait.
class HoldIsSeenTest {
    private static final String CHIEF = "chief@example.org";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void lettersThatWaitedDuringAHoldGoOutAfterItsRelease(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            publication.publish("weekly");
            publication.article("second.md", "Second", "2026-11-21", "Text.");
            restoreElsewhere(publication);
            noteTo("ann@example.com", publication);

            CommandRun held = run(publication, "publish", "weekly");
            assertThat(held.exit()).isEqualTo(1);
            assertThat(held.err())
                    .contains("HOLD: ", "nothing is sent: its letters were sent from another data folder");
            new SendSubscriberMails(publication.context(), () -> false).run();
            assertThat(publication.mailsTo("ann@example.com")).hasSize(1);
            run(publication, "publish", "weekly");
            assertThat(publication.subjectsTo(CHIEF))
                    .as("told once")
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("on hold");
            assertThat(run(publication, "hold").out()).contains("on hold: ", "2 letters of letters/2 were waiting");

            assertThat(run(publication, "hold", "--release").out()).contains("released: ", "gazette publish SCHEDULE");
            CommandRun published = run(publication, "publish", "weekly");
            assertThat(published.exit()).as(published.err()).isZero();
            assertThat(published.out())
                    .contains("no new article, 2 letters of letters/2 were waiting", "which waited: 2 accepted")
                    .doesNotContain("nothing new");
            assertThat(publication.subjectsTo("ann@example.com")).contains("Letters 来信 #2: Second");
        }
    }

    @Test
    void everythingThatShowsIssuesTellsOfTheHoldBeforeAnythingTriedToSend() throws Exception {
        try (var publication = new TestPublication(folder)) {
            publication.publish("weekly");
            restoreElsewhere(publication);
            for (List<String> shows :
                    List.of(List.of("runs"), List.of("issue", "list"), List.of("issue", "show", "letters/1"))) {
                assertThat(run(publication, shows.toArray(String[]::new)).out())
                        .as(shows.toString())
                        .startsWith("HOLD: nothing is sent: ");
            }
            assertThat(run(publication, "runs", "--json").out()).startsWith("{");
            try (var web =
                    new WebServer(publication::context, context -> Optional.of(new MailFolder(context.mailbox())))) {
                String base = "http://127.0.0.1:" + web.start(new WebConfig("127.0.0.1", 0, List.of()));
                HttpResponse<String> ready = get(base + "/ready");
                assertThat(ready.statusCode()).isEqualTo(200);
                assertThat(ready.body()).startsWith("ready\nHOLD: ");
                assertThat(get(base + "/mailbox").body()).contains("Sending is on hold: ", "gazette hold --release");
            }
        }
    }

    @Test
    void lettersOfAPausedIssueAreNamedWhereNothingIsNew() {
        try (var publication = new TestPublication(folder)) {
            publication.publish("weekly");
            publication.article("second.md", "Second", "2026-11-21", "Text.");
            restoreElsewhere(publication);
            run(publication, "publish", "weekly");
            run(publication, "issue", "pause", "letters/2");
            run(publication, "hold", "--release");

            assertThat(run(publication, "publish", "weekly").out())
                    .contains("2 letters of letters/2 were waiting, paused (paused by hand)", "issue resume letters/2")
                    .doesNotContain("nothing new");
            run(publication, "issue", "resume", "letters/2");
            assertThat(run(publication, "publish", "weekly").out()).contains("letters/2, which waited: 2 accepted");
            assertThat(run(publication, "publish", "weekly").out()).contains("nothing new");
        }
    }

    /// Its letters may have gone out since from where the backup was made.
    @Test
    void aBackupFromBeforeTheFirstLetterIsHeldElsewhere() {
        try (var publication = new TestPublication(folder)) {
            new BackUp(publication.config(), publication.clock).run(folder.resolve("monday.zip"));
            assertThat(new RestoredDatabaseGuard(publication.context()).check()).isEmpty();
            restoreElsewhere(publication);
            assertThat(new RestoredDatabaseGuard(publication.context()).holdReason())
                    .isPresent();
        }
    }

    /// Runs a command a minute after the last one.
    private static CommandRun run(TestPublication publication, String... command) {
        publication.clock.pass(Duration.ofMinutes(1));
        return CommandRun.in(publication, command);
    }

    /// A backup has no mark of the folder that sent.
    private static void restoreElsewhere(TestPublication publication) {
        publication.delete("data/node");
        publication.restart();
    }

    private static void noteTo(String address, TestPublication publication) {
        publication.context().store().change(tables -> {
            long subscriber = tables.subscribers()
                    .byAddress(EmailAddress.parse(address).orElseThrow())
                    .orElseThrow()
                    .id();
            tables.notifications()
                    .add(
                            Notification.create(
                                    publication.context().keyRing(),
                                    Kind.PREFERENCES,
                                    subscriber,
                                    1,
                                    "",
                                    "en",
                                    publication.clock.instant()),
                            true);
        });
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
