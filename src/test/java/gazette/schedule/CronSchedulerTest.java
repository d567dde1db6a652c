package gazette.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.ScheduleRun;
import gazette.press.duties.DutyRegister;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronSchedulerTest {
    private static final Instant SLOT = TestPublication.MONDAY;

    @TempDir
    Path folder;

    private TestPublication publication;
    private DutyRegister register;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder);
        publication.clock.set(SLOT.minusSeconds(2));
        register = new DutyRegister(publication.clock);
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void aSlotFiresOnceWhenItIsDue() {
        try (var scheduler = new CronScheduler(publication::context, register)) {
            for (int second = 0; second < 5; second++) {
                scheduler.fireDue();
                publication.clock.pass(Duration.ofSeconds(1));
            }
        }
        assertThat(runs()).extracting(ScheduleRun::slot).containsExactly(SLOT);
    }

    @Test
    void aSlotThatALaterLookFindsALongTimeAgoIsLeftToBeCaughtUpWith() {
        try (var scheduler = new CronScheduler(publication::context, register)) {
            publication.clock.pass(Duration.ofMinutes(2));
            scheduler.fireDue();
        }
        assertThat(runs()).isEmpty();
    }

    @Test
    void aFiringThatRunsOutOfMemoryDoesNotKeepTheNextOneFromFiring() {
        var firings = new AtomicInteger();
        AppContext sound = publication.context();
        try (var scheduler = new CronScheduler(
                () -> firings.incrementAndGet() == 3
                        ? sound.at(() -> {
                            throw new OutOfMemoryError("injected");
                        })
                        : sound,
                register)) {
            publication.clock.pass(Duration.ofSeconds(3));
            scheduler.fireDue();
        }
        assertThat(runs()).isEmpty();
        try (var scheduler = new CronScheduler(publication::context, register)) {
            publication.clock.pass(Duration.ofDays(7).minusSeconds(2));
            scheduler.fireDue();
            publication.clock.pass(Duration.ofSeconds(2));
            scheduler.fireDue();
        }
        assertThat(runs()).hasSize(1);
    }

    private List<ScheduleRun> runs() {
        return publication.context().store().read(tables -> tables.runs().latest(10));
    }
}
