package gazette.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.duties.DutyPace;
import gazette.press.duties.DutyRegister;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicTasksTest {
    private static final DutyPace AT_ONCE = new DutyPace(Duration.ofMillis(1), Duration.ofMinutes(1));

    private final DutyRegister register = new DutyRegister(InstantSource.system());

    @Test
    void aDutyGoesOnAfterMemoryRanOut() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        var kept = new ArrayList<byte[]>();
        try (var tasks = new PeriodicTasks(register)) {
            tasks.runEvery(AT_ONCE, "watch-files", () -> {
                rounds.countDown();
                // The virtual machine itself says that there is not so much memory.
                kept.add(new byte[Integer.MAX_VALUE]);
            });
            assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void aDutyGoesOnAfterEndlessRecursionAndOthersBesideItDoNotNotice() throws InterruptedException {
        var deep = new CountDownLatch(3);
        var other = new CountDownLatch(3);
        try (var tasks = new PeriodicTasks(register)) {
            tasks.runEvery(AT_ONCE, "deep", () -> {
                deep.countDown();
                recurse(1);
            });
            tasks.runEvery(AT_ONCE, "other", other::countDown);
            assertThat(List.of(deep, other))
                    .allSatisfy(latch ->
                            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue());
        }
        assertThat(register.late()).isEmpty();
    }

    @Test
    void aDutyGoesOnAfterItsThreadWasInterrupted() throws InterruptedException {
        var rounds = new CountDownLatch(3);
        try (var tasks = new PeriodicTasks(register)) {
            tasks.runEvery(AT_ONCE, "interrupted", () -> {
                rounds.countDown();
                Thread.currentThread().interrupt();
            });
            assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static int recurse(int depth) {
        return depth < Integer.MAX_VALUE ? recurse(depth + 1) + 1 : 0;
    }
}
