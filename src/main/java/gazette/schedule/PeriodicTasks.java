package gazette.schedule;

import gazette.press.duties.Duty;
import gazette.press.duties.DutyPace;
import gazette.press.duties.DutyRegister;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs duties periodically, each on its own thread with the duty's name, and enters them in the register.
public final class PeriodicTasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(1);

    private final DutyRegister register;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Duty> duties = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public PeriodicTasks(DutyRegister register) {
        this.register = register;
    }

    /// Runs a duty now and after each pause. After failures the pauses are longer.
    public void runEvery(DutyPace pace, String name, Runnable round) {
        runEvery(pace, name, (Duty _) -> round.run());
    }

    /// Runs a duty now and after each pause.
    ///
    /// @param round gets the duty, to report progress of a round that may be long
    public void runEvery(DutyPace pace, String name, Consumer<Duty> round) {
        Duty duty = register.add(name, pace);
        duties.add(duty);
        Thread thread = Thread.ofPlatform().name(name).unstarted(() -> repeat(duty, () -> round.accept(duty)));
        threads.add(thread);
        thread.start();
    }

    /// Starts no further round and waits up to a minute for rounds in progress.
    @Override
    public void close() {
        closed.countDown();
        duties.forEach(register::remove);
        Instant end = Instant.now().plus(CLOSE_TIMEOUT);
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.between(Instant.now(), end))) {
                    LOG.warn("tasks_unfinished");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Goes on whatever happens, also if there is no memory left to wait.
    private void repeat(Duty duty, Runnable round) {
        boolean isOver = false;
        while (!isOver) {
            try {
                duty.attempt(round);
                isOver = closed.await(duty.delay().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                isOver = closed.getCount() == 0;
            } catch (Throwable _) {
                Thread.onSpinWait();
            }
        }
    }
}
