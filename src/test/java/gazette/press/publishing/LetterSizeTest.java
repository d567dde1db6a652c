package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.issues.ScheduleRun;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An issue whose letters are larger than the relay takes.
class LetterSizeTest {
    private static final Pattern NUMBERS =
            Pattern.compile(".* takes letters of up to (\\d+) bytes, and the largest of this issue has (\\d+);.*");

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void aRelayThatTakesOnlySmallerLettersFailsTheRunAndNoArticleIsUsedUp() {
        publication.article("second.md", "A long one", "2026-11-21", "Many words. ".repeat(2000));
        long largest;
        try (var small = server("SIZE 9000")) {
            ScheduleRun run = publication.publish("weekly");
            assertThat(run.outcome()).isEqualTo(ScheduleRun.Outcome.FAILED);
            Matcher numbers = NUMBERS.matcher(run.summary());
            assertThat(numbers.matches()).as(run.summary()).isTrue();
            assertThat(numbers.group(1)).isEqualTo("9000");
            largest = Long.parseLong(numbers.group(2));
            assertThat(largest).isBetween(20_000L, 80_000L);
            assertThat(small.recipients()).as("only the editor is told").containsExactly("chief@example.org");
        }
        try (var large = server("SIZE " + (largest + 200))) {
            assertThat(publication.publish("weekly").outcome()).isEqualTo(ScheduleRun.Outcome.SENT);
            assertThat(large.recipients()).contains("ann@example.com", "bo@example.org");
            assertThat(large.commands())
                    .filteredOn(command -> command.matches("MAIL FROM:<editor@example.org> SIZE=\\d{5}"))
                    .hasSize(2);
        }
    }

    /// A mailbox's own server may be the one that refuses, whatever the relay announces.
    @ParameterizedTest
    @EnumSource(names = {"MAIL", "RCPT", "DATA", "DOT"})
    void aRefusalOfOneLetterForItsSizeIsAboutThatLetterAlone(Stage stage) {
        publication.write("subscribers/letters.csv", "email\nann@example.com\nbo@example.org\nzoe@example.net\n");
        var refuse = new Act.Say("552 5.3.4 Message size exceeds fixed limit");
        var pending = new AtomicBoolean(true);
        SmtpFaultScript script =
                moment -> moment.stage() == stage && pending.getAndSet(false) ? refuse : new Act.Normal();
        try (var server = server(script, "SIZE 1000000")) {
            assertThat(publication.publish("weekly").outcome()).isEqualTo(ScheduleRun.Outcome.SENT);
            assertThat(TestPublication.byWord(publication
                            .context()
                            .store()
                            .read(tables -> tables.deliveryStats().count(1))))
                    .isEqualTo(Map.of("accepted", 2L, "failed", 1L));
            publication.article("second.md", "The second", "2026-11-21", "Some text.");
            publication.publish("weekly");
            assertThat(server.recipients())
                    .as("nobody is given up")
                    .filteredOn(recipient -> !recipient.startsWith("chief"))
                    .hasSize(5)
                    .contains("ann@example.com", "bo@example.org", "zoe@example.net");
        }
    }

    private FaultySmtpServer server(String... offers) {
        return server(SmtpFaultScript.FLAWLESS, offers);
    }

    private FaultySmtpServer server(SmtpFaultScript script, String... offers) {
        var server = new FaultySmtpServer(script, Offer.of(offers));
        publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(server.port())));
        publication.reread();
        return server;
    }
}
