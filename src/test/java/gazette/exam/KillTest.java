package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Sending that is killed, stopped and paused at random moments, on each of the databases.
@Tag("process")
@ParameterizedClass
@EnumSource
class KillTest {
    /// A kill that met fewer open dots would prove little.
    private static final int OPEN_DOTS = 10;

    private final TestDatabase kind;

    @TempDir
    Path folder;

    KillTest(TestDatabase kind) {
        this.kind = kind;
    }

    @Test
    void whoeverIsKilledInMidSendLosesNobodyAndDoublesOneLetterAConnectionAtMost() throws Exception {
        int kills = Integer.getInteger("exam.kills", 10);
        try (var exam = new SendingExam(folder, kind, Integer.getInteger("exam.readers", 2000))) {
            Process serve = exam.serve();
            int killed = 0;
            while (killed < kills && exam.awaitOpenDots(OPEN_DOTS)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(10, 700)));
                if (exam.relay.openDots() >= OPEN_DOTS) {
                    serve.destroyForcibly().waitFor();
                    killed++;
                    serve = exam.serve();
                }
            }
            exam.awaitThrough();
            serve.destroy();
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
            int duplicates = exam.verdict();
            assertThat(killed).isEqualTo(kills);
            // Without any, no kill met a letter whose fate was open, and nothing was tried.
            assertThat(duplicates).isBetween(1, kills * SendingExam.CONNECTIONS);
        }
    }

    @Test
    void whoeverIsStoppedInMidSendDoublesNobody() throws Exception {
        int stops = Integer.getInteger("exam.stops", 3);
        try (var exam = new SendingExam(folder, kind, Integer.getInteger("exam.readers", 2000) / 2)) {
            for (int stopped = 0; stopped < stops && exam.awaitOpenDots(0); stopped++) {
                Process serve = exam.serve();
                assertThat(exam.awaitOpenDots(OPEN_DOTS)).isTrue();
                serve.destroy();
                assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
            Process serve = exam.serve();
            exam.awaitThrough();
            serve.destroy();
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(exam.verdict()).isZero();
        }
    }

    @Test
    void pausingAndResumingAtTenHertzDoublesNobody() throws Exception {
        int pauses = Integer.getInteger("exam.pauses", 20);
        try (var exam = new SendingExam(folder, kind, Integer.getInteger("exam.readers", 2000) / 2)) {
            Process serve = exam.serve();
            exam.awaitOpenDots(OPEN_DOTS);
            for (int i = 0; i < pauses; i++) {
                exam.newsroom().store().change(tables -> tables.sending().pause(1, "exam"));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                exam.newsroom().store().change(tables -> tables.sending().resume(1));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            exam.awaitThrough();
            serve.destroy();
            assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(exam.verdict()).isZero();
        }
    }
}
