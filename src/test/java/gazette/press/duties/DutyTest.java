package gazette.press.duties;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.LogLines;
import gazette.press.publishing.TestClock;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutyTest {
    private static final Instant START = Instant.parse("2026-11-24T05:00:00Z");
    private static final DutyPace EVERY_SECOND = new DutyPace(Duration.ofSeconds(1), Duration.ofMinutes(15));

    private final TestClock clock = new TestClock(START);
    private final DutyRegister register = new DutyRegister(clock);
    private final Duty duty = register.add("watch-files", EVERY_SECOND);

    @ParameterizedTest
    @ValueSource(
            classes = {
                OutOfMemoryError.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                AssertionError.class,
                IllegalStateException.class
            })
    void aRoundThatFailsIsOneLineInTheLogAndTheNextOneRuns(Class<? extends Throwable> kind) {
        var ran = new AtomicBoolean();
        try (var log = new LogLines(Duty.class)) {
            duty.attempt(() -> sneak(kind));
            duty.attempt(() -> ran.set(true));

            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().getFirst())
                    .startsWith("ERROR duty_failed duty=watch-files failures=1 cause=\"" + kind.getSimpleName())
                    .contains(" at ")
                    .doesNotContain("\n", "with stack");
            assertThat(log.lines().getLast()).isEqualTo("INFO duty_works_again duty=watch-files failures=1");
        }
        assertThat(ran).isTrue();
    }

    /// The store has logged it, once for all duties.
    @Test
    void theDatabaseThatIsAwayIsNoLineOfADuty() {
        try (var log = new LogLines(Duty.class)) {
            for (int i = 0; i < 3; i++) {
                duty.attempt(() -> {
                    throw new IllegalStateException(new SQLTransientConnectionException("away"));
                });
            }
            assertThat(duty.isWithoutDatabase()).isTrue();
            duty.attempt(() -> {});

            assertThat(duty.isWithoutDatabase()).isFalse();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void endlessRecursionIsOneLineInTheLogToo() {
        try (var log = new LogLines(Duty.class)) {
            duty.attempt(() -> depth(1));

            assertThat(log.lines()).hasSize(1);
            assertThat(log.lines().getFirst())
                    .contains("StackOverflowError at DutyTest.depth:")
                    .hasSizeLessThan(500);
        }
    }

    @Test
    void aDutyThatFailsAMinuteLongIsLateUntilItEndsWell() {
        pass(50);
        duty.attempt(() -> sneak(OutOfMemoryError.class));
        assertThat(register.late()).isEmpty();
        pass(11);
        duty.attempt(() -> sneak(OutOfMemoryError.class));
        assertThat(register.late())
                .extracting(LateDuty::toString)
                .containsExactly("late: watch-files, last good end 2026-11-24T05:00:00Z");
        duty.attempt(() -> {});
        assertThat(register.late()).isEmpty();
    }

    @Test
    void aDutyThatIsNotDoneAtAllIsLate() {
        pass(61);
        assertThat(register.late()).extracting(LateDuty::problem).containsExactly(LateDuty.Problem.LATE);
    }

    @Test
    void aLongPauseAllowsFiveOfThem() {
        register.remove(duty);
        register.add("purge-unconfirmed", new DutyPace(Duration.ofHours(1), Duration.ofMinutes(15)));
        pass(5 * 3600);
        assertThat(register.late()).isEmpty();
        pass(1);
        assertThat(register.late()).hasSize(1);
    }

    @Test
    void aRoundThatDoesNotEndHangsUnlessItGetsOn() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        Thread round = Thread.ofVirtual()
                .start(() -> duty.attempt(() -> {
                    begun.countDown();
                    await(end);
                }));
        begun.await();

        pass(15 * 60);
        assertThat(register.late()).isEmpty();
        pass(1);
        assertThat(register.late())
                .extracting(LateDuty::toString)
                .containsExactly("hangs: watch-files, no progress since 2026-11-24T05:00:00Z");
        duty.reportProgress();
        assertThat(register.late()).isEmpty();
        end.countDown();
        round.join();
        assertThat(register.late()).isEmpty();
    }

    @Test
    void whatIsDoneOnceIsNamedOnlyWhileItHangs() {
        register.remove(duty);
        var during = new ArrayList<LateDuty>();
        register.runOnce("run weekly", Duration.ofHours(1), () -> {
            pass(3601);
            during.addAll(register.late());
        });
        assertThat(during).extracting(LateDuty::name).containsExactly("run weekly");
        assertThat(register.late()).isEmpty();
    }

    @Test
    void pausesGrowWithFailuresUpToHalfAMinute() {
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 7; i++) {
            pauses.add(duty.delay());
            duty.attempt(() -> sneak(StackOverflowError.class));
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        duty.attempt(() -> {});
        assertThat(duty.delay()).isEqualTo(Duration.ofSeconds(1));
    }

    /// The clock is asked by every duty: a fault in it is a fault anywhere.
    @Test
    void anErrorWhereTheRoundIsCountedIsSurvivedToo() {
        var isShort = new AtomicBoolean();
        Duty counted = new DutyRegister(() -> {
                    if (isShort.get()) {
                        throw new OutOfMemoryError("injected");
                    }
                    return START;
                })
                .add("send-issues", EVERY_SECOND);
        isShort.set(true);
        try (var log = new LogLines(Duty.class)) {
            counted.attempt(() -> {});
            assertThat(log.lines()).hasSize(1);
        }
    }

    @Test
    void eachDutyThatBecomesLateIsLoggedOnce() {
        var lateness = new LateDutyLog(register);
        try (var log = new LogLines(LateDutyLog.class)) {
            lateness.write();
            pass(61);
            lateness.write();
            lateness.write();
            assertThat(log.lines())
                    .isEqualTo(List.of("ERROR duty_late \"late: watch-files, last good end 2026-11-24T05:00:00Z\""));
        }
    }

    private void pass(int seconds) {
        clock.pass(Duration.ofSeconds(seconds));
    }

    private static int depth(int depth) {
        return depth < Integer.MAX_VALUE ? depth(depth + 1) + 1 : 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void sneak(Class<? extends Throwable> kind) {
        try {
            Throwable thrown = kind.getDeclaredConstructor().newInstance();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
