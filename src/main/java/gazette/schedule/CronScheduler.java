package gazette.schedule;

import gazette.config.ScheduleConfig;
import gazette.issues.ScheduleRun.Occasion;
import gazette.press.duties.DutyRegister;
import gazette.press.publishing.PublishSchedule;
import gazette.press.workspace.AppContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Fires the schedules. Firings that are missed, because nothing ran or the machine slept, are left to
/// [gazette.press.publishing.CatchUpRuns].
public final class CronScheduler implements AutoCloseable {
    /// What is older when it is noticed has been missed.
    private static final Duration MISSED = Duration.ofMinutes(1);

    private static final int RUNS_AT_ONCE = 2;
    private static final Duration LONGEST_RUN = Duration.ofHours(1);

    private final Supplier<AppContext> context;
    private final DutyRegister register;
    private final ExecutorService runs;
    private Instant lookedUntil;

    /// Creates a scheduler that fires what is due from now on.
    ///
    /// @param context returns the current context; called at each look and each firing
    public CronScheduler(Supplier<AppContext> context, DutyRegister register) {
        this(
                context,
                register,
                Executors.newFixedThreadPool(
                        RUNS_AT_ONCE, Thread.ofPlatform().name("run-", 1).factory()));
    }

    /// @param runs executes the runs; closed with the scheduler
    CronScheduler(Supplier<AppContext> context, DutyRegister register, ExecutorService runs) {
        this.runs = runs;
        this.context = context;
        this.register = register;
        this.lookedUntil = context.get().clock().instant();
    }

    /// Starts the runs that have become due since the last look. Called by one thread, every second.
    public void fireDue() {
        AppContext now = context.get();
        Instant until = now.clock().instant();
        Instant from = lookedUntil.isBefore(until.minus(MISSED)) ? until.minus(MISSED) : lookedUntil;
        // Set first: whatever one schedule does, no slot fires twice. A slot that is left out is caught up with.
        lookedUntil = until;
        for (ScheduleConfig schedule : now.config().schedules().values()) {
            Optional<Instant> slot = schedule.timing().next(from).filter(next -> !next.isAfter(until));
            slot.ifPresent(due -> runs.execute(() -> run(schedule.name(), due)));
        }
    }

    /// Starts no more runs and waits for those in progress.
    @Override
    public void close() {
        runs.close();
    }

    private void run(String name, Instant slot) {
        register.runOnce("run " + name, LONGEST_RUN, () -> {
            AppContext now = context.get();
            Optional.ofNullable(now.config().schedules().get(name))
                    .ifPresent(schedule -> new PublishSchedule(now, schedule).run(slot, Occasion.SCHEDULED));
        });
    }
}
