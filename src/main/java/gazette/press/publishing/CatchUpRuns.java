package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.issues.ScheduleRun;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.NextRunText;
import gazette.press.workspace.ScheduleCalendar;
import gazette.store.Store;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds firings that were missed or failed. Recent ones are run now; older ones are recorded as missed, and the
/// editors get a mail.
public final class CatchUpRuns {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUpRuns.class);

    /// The scheduler fires what is due; this looks only at what it should have fired by now.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration RETRY = Duration.ofMinutes(10);

    /// A run that composes for longer than this has died.
    private static final Duration COMPOSING = Duration.ofMinutes(10);

    private final AppContext context;

    public CatchUpRuns(AppContext context) {
        this.context = context;
    }

    /// Checks once. Called at the start and every minute.
    public void run() {
        Instant now = context.clock().instant();
        context.store().change(tables -> tables.runs().closeAbandoned(now.minus(COMPOSING), now));
        context.config().schedules().values().forEach(this::tryToCheck);
    }

    /// One schedule that fails never stops the others.
    private void tryToCheck(ScheduleConfig schedule) {
        try {
            check(schedule);
        } catch (RuntimeException | Error e) {
            if (Store.isOutage(e)) {
                throw e;
            }
            LOG.error("catch_up_failed schedule={} cause=\"{}\"", schedule.name(), FailureText.withPlace(e));
        }
    }

    private void check(ScheduleConfig schedule) {
        Instant until = context.clock().instant().minus(GRACE);
        String timing =
                schedule.timing().cron().source() + " " + schedule.timing().zone();
        Optional<Instant> from = context.store().read(tables -> tables.runs().watchedUntil(schedule.name(), timing));
        List<Instant> slots = from.map(since -> slots(schedule, since, until)).orElse(List.of());
        ScheduleCalendar calendar = context.store().read(tables -> ScheduleCalendar.of(schedule, tables));
        List<Instant> due = slots.stream()
                .filter(slot -> calendar.reasonAgainst(slot).isEmpty())
                .toList();
        if (!due.isEmpty()) {
            settle(schedule, due);
        }
        slots.stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> calendar.reasonAgainst(last)
                        .ifPresent(why -> new RunRecorder(context, schedule).recordSkipped(last, why)));
        context.store().change(tables -> tables.runs().setWatchedUntil(schedule.name(), timing, until));
        retry(schedule);
    }

    private void settle(ScheduleConfig schedule, List<Instant> slots) {
        Instant last = slots.getLast();
        if (context.store()
                .read(tables -> tables.runs().find(schedule.name(), last))
                .isPresent()) {
            return;
        }
        LOG.warn("missed schedule={} slot={} firings={}", schedule.name(), last, slots.size());
        if (isRecent(schedule, last)) {
            new PublishSchedule(context, schedule).run(last, ScheduleRun.Occasion.SCHEDULED);
            return;
        }
        enter(schedule, last, slots.size());
    }

    private void enter(ScheduleConfig schedule, Instant slot, int firings) {
        Instant now = context.clock().instant();
        ZoneId zone = context.config().publication().zone();
        String others = firings == 1 ? "" : ", and " + (firings - 1) + " before it";
        String summary = "missed: nothing was running on " + NextRunText.words(schedule, zone, slot) + others
                + "; too long ago to catch up";
        context.store()
                .change(tables -> tables.runs()
                        .start(schedule.name(), slot, ScheduleRun.Occasion.SCHEDULED, now)
                        .ifPresent(run -> tables.runs()
                                .end(
                                        run,
                                        ScheduleRun.Outcome.MISSED,
                                        summary + NextRunText.clause(schedule, zone, now, tables),
                                        now)));
    }

    private void retry(ScheduleConfig schedule) {
        Instant now = context.clock().instant();
        context.store()
                .read(tables -> tables.runs().lastOf(schedule.name()))
                .filter(run ->
                        run.outcome() == ScheduleRun.Outcome.FAILED && run.occasion() == ScheduleRun.Occasion.SCHEDULED)
                .filter(run -> isRecent(schedule, run.slot()))
                .filter(run -> context.store()
                        .read(tables -> ScheduleCalendar.of(schedule, tables).pausedBecause(now))
                        .isEmpty())
                .filter(this::madeNoIssue)
                .filter(run -> run.endedAt().orElse(now).plus(RETRY).isBefore(now))
                .ifPresent(run -> new PublishSchedule(context, schedule).again(run));
    }

    /// The letters of an issue that was made are tried again by themselves.
    private boolean madeNoIssue(ScheduleRun run) {
        return context.store()
                .read(tables -> tables.deliveryCounts().ofRun(run.id()))
                .isEmpty();
    }

    private boolean isRecent(ScheduleConfig schedule, Instant slot) {
        return slot.plus(schedule.timing().catchUp()).isAfter(context.clock().instant());
    }

    private static List<Instant> slots(ScheduleConfig schedule, Instant from, Instant until) {
        var slots = new ArrayList<Instant>();
        Optional<Instant> next = schedule.timing().next(from);
        while (next.isPresent() && !next.get().isAfter(until)) {
            slots.add(next.get());
            next = schedule.timing().next(next.get());
        }
        return slots;
    }
}
