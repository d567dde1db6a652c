package gazette.press.duties;

import gazette.store.Store;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands for one thing that a process does again and again, such as to watch its files. A round that fails, with
/// whatever [Throwable], is logged in one line and costs that round only; that the database is away is logged by the
/// store, once for all. Thread-safe.
public final class Duty {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 10;

    private final String name;
    private final DutyPace pace;
    private final InstantSource clock;
    private volatile Instant lastGoodEnd;
    private volatile Instant lastProgress;
    private volatile boolean isRunning;
    private volatile boolean isWithoutDatabase;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger logged = new AtomicInteger();

    Duty(String name, DutyPace pace, InstantSource clock) {
        this.name = name;
        this.pace = pace;
        this.clock = clock;
        this.lastGoodEnd = clock.instant();
        this.lastProgress = lastGoodEnd;
    }

    /// Does one round. Never throws anything.
    public void attempt(Runnable round) {
        try {
            reportProgress();
            isRunning = true;
            round.run();
            lastGoodEnd = clock.instant();
            logRecovery();
            failures.set(0);
            logged.set(0);
            isWithoutDatabase = false;
        } catch (Throwable e) {
            failures.incrementAndGet();
            isWithoutDatabase = Store.isOutage(e);
            log(e);
        } finally {
            isRunning = false;
        }
    }

    /// Says that a long round still gets on, so that it does not count as hanging.
    public void reportProgress() {
        lastProgress = clock.instant();
    }

    /// Returns how long to wait until the next round: the pause, and longer after failures, so that what fails all the
    /// time does not fill the log.
    public Duration delay() {
        Duration delay = pace.pause().multipliedBy(1L << Math.min(failures.get(), MAX_DOUBLINGS));
        Duration longest = pace.pause().compareTo(LONGEST_DELAY) > 0 ? pace.pause() : LONGEST_DELAY;
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    /// Returns what is wrong with this duty; empty if nothing is.
    ///
    /// A first round that is under way since the last good end is not late: it may take its time.
    Optional<LateDuty> lateness(Instant now) {
        if (isRunning && lastProgress.plus(pace.longest()).isBefore(now)) {
            return Optional.of(new LateDuty(name, LateDuty.Problem.HANGS, lastProgress));
        }
        boolean isUnderWay = isRunning && failures.get() == 0;
        return isUnderWay || !lastGoodEnd.plus(pace.lateAfter()).isBefore(now)
                ? Optional.empty()
                : Optional.of(new LateDuty(name, LateDuty.Problem.LATE, lastGoodEnd));
    }

    /// Returns whether the last round failed because the database is away or full, which the store logs.
    boolean isWithoutDatabase() {
        return isWithoutDatabase;
    }

    private void logRecovery() {
        if (logged.get() > 0) {
            LOG.info("duty_works_again duty={} failures={}", name, failures.get());
        }
    }

    /// After an `OutOfMemoryError` there may be too little memory even for this.
    private void log(Throwable failure) {
        try {
            if (isWithoutDatabase) {
                LOG.debug("duty_failed duty={}", name, failure);
                return;
            }
            logged.incrementAndGet();
            LOG.error(
                    "duty_failed duty={} failures={} cause=\"{}\"",
                    name,
                    failures.get(),
                    FailureText.withPlace(failure));
            LOG.debug("duty_failed duty={}", name, failure);
        } catch (Throwable _) {
            // The next round may have more to say. This one is over, and nothing more can be done.
        }
    }
}
