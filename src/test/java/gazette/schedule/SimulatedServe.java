package gazette.schedule;

import gazette.press.duties.DutyRegister;
import gazette.press.publishing.CatchUpRuns;
import gazette.press.publishing.ReviewIssues;
import gazette.press.publishing.TestPublication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/// What a running `serve` does about its schedules, step by step on a clock that is set by hand.
final class SimulatedServe {
    private final TestPublication paper;
    private CronScheduler scheduler;

    SimulatedServe(TestPublication paper) {
        this.paper = paper;
        this.scheduler = scheduler();
    }

    /// Ends the process and starts another one. All that was in memory is gone.
    ///
    /// @param whole whether the database is opened anew, too, which takes longer
    void restart(boolean whole) {
        if (whole) {
            paper.restart();
        }
        scheduler = scheduler();
    }

    /// Sets the clock and does everything once.
    void at(Instant now) {
        paper.clock.set(now);
        scheduler.fireDue();
        new CatchUpRuns(paper.context()).run();
        new ReviewIssues(paper.context()).run();
    }

    /// Goes on for a while in equal steps.
    void pass(Duration time, Duration step) {
        Instant end = paper.clock.instant().plus(time);
        while (paper.clock.instant().isBefore(end)) {
            at(paper.clock.instant().plus(step));
        }
    }

    private CronScheduler scheduler() {
        return new CronScheduler(paper::context, new DutyRegister(paper.clock), new SameThread());
    }

    /// Runs what it gets at once.
    private static final class SameThread extends AbstractExecutorService {
        @Override
        public void execute(Runnable command) {
            command.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
