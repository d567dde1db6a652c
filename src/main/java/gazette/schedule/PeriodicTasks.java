package gazette.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks periodically, each on its own thread with the task's name. A failure is logged; the task runs again.
public final class PeriodicTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(1);

    private final List<ScheduledExecutorService> threads = new CopyOnWriteArrayList<>();

    /// Runs a task now and after each pause.
    ///
    /// @param pause from the end of one run to the start of the next
    public void runEvery(Duration pause, String name, Runnable task) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).factory());
        threads.add(thread);
        // Each run logs its failure, so there is nothing to wait for.
        var _ = thread.scheduleWithFixedDelay(() -> run(name, task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Starts no further run and waits up to a minute for runs in progress.
    @Override
    public void close() {
        threads.forEach(ScheduledExecutorService::shutdown);
        Instant end = Instant.now().plus(CLOSE_TIMEOUT);
        try {
            for (ScheduledExecutorService thread : threads) {
                if (!thread.awaitTermination(
                        Duration.between(Instant.now(), end).toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("tasks_unfinished");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("task_failed task={}", name, e);
        }
    }
}
