package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Sending that is killed, stopped and paused at random moments, on each of the databases.
@Tag("alone")
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
        int kills = TestScale.of(10, 100);
        try (var metrics = new TestMetrics("kill -9 in mid-send", kind);
                var exam = exam(TestScale.of(2_000, 20_000))) {
            Process serve = exam.serve();
            int killed = 0;
            long uncertain = 0;
            while (killed < kills && exam.awaitUnanswered(OPEN_DOTS)) {
                anyMoment(700);
                if (exam.relay.awaitingReply() >= OPEN_DOTS) {
                    serve.destroyForcibly().waitFor();
                    killed++;
                    long met = exam.states().getOrDefault("intent", 0L);
                    assertThat(met).isLessThanOrEqualTo(SendingScenario.CONNECTIONS);
                    uncertain += met;
                    serve = exam.serve();
                }
            }
            exam.hurry();
            exam.awaitThrough();
            exam.stop(serve);
            DeliveryCheck check =
                    exam.verdict().into(metrics.put("kills", killed).put("uncertain", uncertain));
            check.assertHolds();
            assertThat(killed).isEqualTo(kills);
            // Only a letter whose fate was open at a kill may come twice; without any, nothing was tried.
            assertThat(check.duplicates()).isBetween(1L, uncertain);
            metrics.passed();
        }
    }

    @Test
    void whoeverIsStoppedInMidSendDoublesNobody() throws Exception {
        int stops = TestScale.of(3, 50);
        try (var metrics = new TestMetrics("SIGTERM in mid-send", kind);
                var exam = exam(TestScale.of(1_000, 10_000))) {
            int stopped = 0;
            while (stopped < stops) {
                Process serve = exam.serve();
                assertThat(exam.awaitUnanswered(OPEN_DOTS)).isTrue();
                anyMoment(700);
                exam.stop(serve);
                stopped++;
            }
            Process serve = exam.serve();
            exam.hurry();
            exam.awaitThrough();
            exam.stop(serve);
            DeliveryCheck check = exam.verdict().into(metrics.put("stops", stopped));
            check.assertHolds();
            assertThat(check.duplicates()).isZero();
            metrics.passed();
        }
    }

    @Test
    void pausingAndResumingAtTenHertzDoublesNobody() throws Exception {
        int pauses = TestScale.of(20, 100);
        try (var metrics = new TestMetrics("pause and resume at 10 Hz", kind);
                var exam = exam(TestScale.of(1_000, 4_000))) {
            Process serve = exam.serve();
            assertThat(exam.awaitUnanswered(OPEN_DOTS)).isTrue();
            int paused = 0;
            for (int i = 0; i < pauses; i++) {
                paused +=
                        exam.context().store().write(tables -> tables.sending().pause(1, "exam")) ? 1 : 0;
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                exam.context().store().change(tables -> tables.sending().resume(1));
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            exam.hurry();
            exam.awaitThrough();
            exam.stop(serve);
            DeliveryCheck check = exam.verdict().into(metrics.put("pauses", paused));
            check.assertHolds();
            assertThat(paused).isEqualTo(pauses);
            assertThat(check.duplicates()).isZero();
            metrics.passed();
        }
    }

    private SendingScenario exam(int subscribers) {
        return new SendingScenario(folder, kind.fresh(folder.resolve("paper")), subscribers, SendingScenario::slowly);
    }

    private static void anyMoment(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(ThreadLocalRandom.current().nextInt(10, millis))
                .toNanos());
    }
}
