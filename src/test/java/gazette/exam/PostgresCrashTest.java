package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sending whose PostgreSQL server dies in the middle of it, and comes back.
@Tag("alone")
class PostgresCrashTest {
    private static final int OPEN_DOTS = 10;

    @TempDir
    Path folder;

    @Test
    void aServerThatCrashesInMidSendStopsSendingUntilItIsBack() throws Exception {
        int crashes = TestScale.of(2, 10);
        try (var metrics = new TestMetrics("PostgreSQL killed in mid-send", TestDatabase.POSTGRES);
                var server = new DurablePostgres(folder.resolve("server"));
                var exam = new SendingScenario(
                        folder, server.database(), TestScale.of(1_000, 10_000), SendingScenario::slowly)) {
            Process serve = exam.serve();
            int crashed = 0;
            while (crashed < crashes && exam.awaitUnanswered(OPEN_DOTS)) {
                server.crash();
                crashed++;
            }
            exam.hurry();
            exam.awaitThrough();
            exam.stop(serve);
            DeliveryCheck check = exam.verdict().into(metrics.put("crashes", crashed));
            check.assertHolds();
            assertThat(crashed).isEqualTo(crashes);
            assertThat(check.duplicates()).isZero();
            metrics.passed();
        }
    }
}
