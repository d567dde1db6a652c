package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sending whose PostgreSQL server dies in the middle of it, and comes back.
@Tag("process")
class ServerCrashTest {
    private static final int OPEN_DOTS = 10;

    @TempDir
    Path folder;

    @Test
    void aServerThatCrashesInMidSendStopsSendingUntilItIsBack() throws Exception {
        int crashes = Sizes.of(2, 10);
        try (var figures = new Figures("PostgreSQL killed in mid-send", TestDatabase.POSTGRES);
                var server = new DurableServer(folder.resolve("server"));
                var exam = new SendingExam(folder, server.database(), Sizes.of(1_000, 10_000), SendingExam::slowly)) {
            Process serve = exam.serve();
            int crashed = 0;
            while (crashed < crashes && exam.awaitOpenDots(OPEN_DOTS)) {
                server.crash();
                crashed++;
            }
            exam.awaitThrough();
            exam.stop(serve);
            Verdict verdict = exam.verdict().into(figures.put("crashes", crashed));
            verdict.holds();
            assertThat(crashed).isEqualTo(crashes);
            assertThat(verdict.duplicates()).isZero();
            figures.passed();
        }
    }
}
