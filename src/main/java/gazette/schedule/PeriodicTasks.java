package gazette.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Duties that are done again and again while a door is open, each on a thread of its own. One that fails is logged and
/// done again next time.
public final class PeriodicTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            7, Thread.ofPlatform().name("round-", 0).factory());

    /// Does a duty from now on, with a pause after each time.
    public void runEvery(Duration pause, String name, Runnable duty) {
        // Its outcome is logged; there is nothing to wait for.
        var _ = threads.scheduleWithFixedDelay(() -> attempt(name, duty), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Waits for duties under way, and begins none.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("tasks_unfinished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void attempt(String name, Runnable duty) {
        try {
            duty.run();
        } catch (RuntimeException e) {
            LOG.error("task_failed task={}", name, e);
        }
    }
}
