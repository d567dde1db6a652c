package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.SmallDisk;
import gazette.store.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sending whose disk is full in the middle of it, and has room again.
@Tag("alone")
class DiskFullTest {
    private static final int OPEN_DOTS = 10;
    private static final int MEGABYTES = 64;
    /// Each try is logged for whoever asks for it; the outage itself is one line.
    private static final List<String> WITH_EACH_TRY = List.of("env", "GAZETTE_LOG=DEBUG");

    private static final String WAITS = "database_commit_retry";

    @TempDir
    Path folder;

    @Test
    void aFullDiskStopsSendingBeforeTheNextDotAndItGoesOnByItself() throws Exception {
        int fills = TestScale.of(1, 5);
        try (var metrics = new TestMetrics("disk full in mid-send", TestDatabase.SQLITE);
                var disk = new SmallDisk(folder.resolve("paper/data"), MEGABYTES);
                var exam = new SendingScenario(
                        folder,
                        TestDatabase.SQLITE.fresh(folder.resolve("paper")),
                        TestScale.of(1_000, 10_000),
                        SendingScenario::slowly)) {
            Process serve = exam.serveUnder(WITH_EACH_TRY);
            int filled = 0;
            while (filled < fills && exam.awaitUnanswered(OPEN_DOTS)) {
                // Else the log is long enough already, and needs no room.
                TestDatabase.execute(exam.paper.config().database(), "pragma wal_checkpoint(truncate)");
                disk.fill();
                awaitStandstill(exam);
                int taken = exam.relay.entries().size();
                assertThat(statusOfFrontPage(exam)).isEqualTo(200);
                awaitAnotherTry(exam);
                assertThat(exam.relay.awaitingReply()).isZero();
                assertThat(exam.relay.entries()).hasSize(taken);
                disk.free();
                filled++;
            }
            exam.hurry();
            exam.awaitThrough();
            exam.stop(serve);
            DeliveryCheck check = exam.verdict().into(metrics.put("fills", filled));
            check.assertHolds();
            assertThat(filled).isEqualTo(fills);
            assertThat(check.duplicates()).isZero();
            metrics.passed();
        }
    }

    /// All dots are answered, and the answers cannot be entered.
    private static void awaitStandstill(SendingScenario exam) {
        awaitAnotherTry(exam);
        exam.await(() -> exam.relay.awaitingReply() == 0);
        awaitAnotherTry(exam);
    }

    private static void awaitAnotherTry(SendingScenario exam) {
        long before = exam.loggedTimes(WAITS);
        exam.await(() -> exam.loggedTimes(WAITS) >= before + 2);
    }

    private static int statusOfFrontPage(SendingScenario exam) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + exam.port + "/"))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
