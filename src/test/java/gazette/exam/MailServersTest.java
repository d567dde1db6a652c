package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Entry;
import gazette.FaultySmtpServer.Offer;
import gazette.SmtpFaultScript;
import gazette.exam.MailServerScenario.Ended;
import gazette.issues.DeliveryState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An issue through the mail servers that Debian has, each of which is fetched for it, so this is for `-Dexam=long`
/// only. They refuse some letters, for a time or for good, and are stopped and killed while the issue goes out. All
/// letters go on to a server that keeps an account.
@Tag("alone")
@EnabledIfSystemProperty(named = "exam", matches = "long")
class MailServersTest {
    private static final int SUBSCRIBERS = 2000;

    private static final Offer OFFER = Offer.of("PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES");

    @TempDir
    Path folder;

    static Stream<MailServer> servers() {
        return Stream.of(new PostfixServer(), new EximServer(), new OpenSmtpdServer());
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyLetterEndsRightlyAndArrivesOnce(MailServer kind) throws Exception {
        try (var metrics = new TestMetrics("through " + kind.name(), "SQLITE");
                var sink = new FaultySmtpServer(SmtpFaultScript.FLAWLESS, OFFER, 0, folder.resolve("arrived.tsv"));
                var server = new RunningMailServer(kind, sink.port(), folder.resolve("server.log"));
                var exam = new MailServerScenario(folder.resolve("paper"), server, SUBSCRIBERS)) {
            var restarts = new FutureTask<>(() -> restart(server, exam.sent), true);
            Thread.ofPlatform().daemon().start(restarts);
            exam.send(exam.count(Treatment::isDeferred), Duration.ofMinutes(11));
            assertThat(restarts.get()).isTrue();
            server.becomeLenient();
            exam.send(0, Duration.ofHours(7));
            MailServerScenario.await(() -> !server.hasQueued());

            judge(exam, kind, sink.entries(), metrics);
            metrics.passed();
        }
    }

    /// Restarts the server when a third of the letters is accepted, and kills it when two thirds are.
    private static void restart(RunningMailServer server, SentLetters sent) {
        MailServerScenario.await(() -> sent.accepted.size() > SUBSCRIBERS / 3);
        server.restart();
        MailServerScenario.await(() -> sent.accepted.size() > SUBSCRIBERS * 2 / 3);
        server.crash();
    }

    private static void judge(MailServerScenario exam, MailServer kind, List<Entry> entries, TestMetrics metrics) {
        Map<String, List<Entry>> arrived = entries.stream().collect(Collectors.groupingBy(Entry::recipient));
        List<String> lost = exam.sent.accepted.stream()
                .filter(to -> !arrived.containsKey(to))
                .toList();
        measure(exam, arrived, metrics.put("lost", lost.size()));
        assertThat(wrongEnds(exam, kind)).isEmpty();
        assertThat(exam.suppressed())
                .isEqualTo(kind.namesUnknownMailboxes() ? exam.count(Treatment.UNKNOWN_AT_RCPT::equals) : 0);
        assertThat(lost).isEmpty();
        assertThat(exam.sent.accepted).doesNotHaveDuplicates().containsAll(arrived.keySet());
        // The promise: one letter may come twice for each connection that broke between its dot and the reply.
        assertThat(exam.sent.unconfirmed).hasSizeLessThanOrEqualTo(2 * MailServerScenario.CONNECTIONS);
        assertThat(entries).allMatch(exam.sent::isRight);
        // The server broke off, or said that it closes; it never refused Gazette as a whole.
        assertThat(exam.sent.notSent).noneMatch(reason -> reason.matches("(?!421)[45]\\d\\d\\b.*"));
    }

    /// Tells letters that Gazette sent again from those that the server handed on again after it was killed.
    private static void measure(MailServerScenario exam, Map<String, List<Entry>> arrived, TestMetrics metrics) {
        Map<Boolean, Long> again = arrived.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        letters -> exam.sent.unconfirmed.contains(letters.getKey()),
                        Collectors.summingLong(letters -> letters.getValue().size() - 1)));
        Map<String, Long> states = exam.states();
        metrics.put("readers", exam.treatments.size())
                .put("accepted", states.getOrDefault("accepted", 0L))
                .put("refused", states.getOrDefault("failed", 0L))
                .put("expired", states.getOrDefault("expired", 0L))
                .put("unconfirmed", exam.sent.unconfirmed.size())
                .put("duplicates", again.getOrDefault(true, 0L))
                .put("duplicatesOfServer", again.getOrDefault(false, 0L));
    }

    /// Returns each letter that ended otherwise than it should.
    private static List<String> wrongEnds(MailServerScenario exam, MailServer kind) {
        Map<String, Ended> ends = exam.ends();
        assertThat(ends).hasSameSizeAs(exam.treatments);
        var none = new Ended("missing", "");
        return exam.treatments.entrySet().stream()
                .filter(letter -> !ends.getOrDefault(letter.getKey(), none).is(expected(letter, kind)))
                .map(letter -> letter + " " + ends.getOrDefault(letter.getKey(), none))
                .toList();
    }

    private static DeliveryState expected(Map.Entry<String, Treatment> letter, MailServer kind) {
        boolean isAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(letter.getKey());
        return isAscii || kind.supportsUtf8() ? letter.getValue().end : DeliveryState.FAILED;
    }
}
