package gazette.press;

import gazette.config.ScheduleConfig;
import gazette.issues.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after firings that did not happen or did not succeed: what was missed or failed not long ago is run now, what
/// was missed longer ago is entered in the run log, of which the editors are told.
public final class MissedSlots {
    private static final Logger LOG = LoggerFactory.getLogger(MissedSlots.class);

    /// The clock itself fires what is due; this only looks at what it should have fired by now.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration RETRY = Duration.ofMinutes(10);

    /// A run that composes for longer than this has died.
    private static final Duration COMPOSING = Duration.ofMinutes(10);

    private final Newsroom newsroom;

    public MissedSlots(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Looks once. To be called at the start and every minute.
    public void run() {
        Instant now = newsroom.clock().instant();
        newsroom.store().change(tables -> tables.runs().closeAbandoned(now.minus(COMPOSING), now));
        newsroom.config().schedules().values().forEach(this::look);
    }

    private void look(ScheduleConfig schedule) {
        Instant until = newsroom.clock().instant().minus(GRACE);
        String timing = schedule.cron().written() + " " + schedule.zone();
        Optional<Instant> from = newsroom.store().read(tables -> tables.runs().watchedUntil(schedule.name(), timing));
        List<Instant> slots = from.map(since -> slots(schedule, since, until)).orElse(List.of());
        if (!slots.isEmpty()) {
            settle(schedule, slots);
        }
        newsroom.store().change(tables -> tables.runs().watched(schedule.name(), timing, until));
        retry(schedule);
    }

    private void settle(ScheduleConfig schedule, List<Instant> slots) {
        Instant last = slots.getLast();
        if (newsroom.store()
                .read(tables -> tables.runs().find(schedule.name(), last))
                .isPresent()) {
            return;
        }
        LOG.warn("missed schedule={} slot={} firings={}", schedule.name(), last, slots.size());
        if (isRecent(schedule, last)) {
            new PublishSchedule(newsroom, schedule).run(last, Run.Occasion.SCHEDULED);
            return;
        }
        enter(schedule, last, slots.size());
    }

    private void enter(ScheduleConfig schedule, Instant slot, int firings) {
        Instant now = newsroom.clock().instant();
        String others = firings == 1 ? "" : ", and " + (firings - 1) + " before it";
        String summary = "missed: nothing was running on " + NextRun.words(schedule, slot) + others
                + "; too long ago to catch up" + NextRun.clause(schedule, now);
        newsroom.store()
                .change(tables -> tables.runs()
                        .start(schedule.name(), slot, Run.Occasion.SCHEDULED, now)
                        .ifPresent(run -> tables.runs().end(run, Run.Outcome.MISSED, summary, now)));
    }

    private void retry(ScheduleConfig schedule) {
        Instant now = newsroom.clock().instant();
        newsroom.store()
                .read(tables -> tables.runs().lastOf(schedule.name()))
                .filter(run -> run.outcome() == Run.Outcome.FAILED && run.occasion() == Run.Occasion.SCHEDULED)
                .filter(run -> isRecent(schedule, run.slot()))
                .filter(run -> run.endedAt().orElse(now).plus(RETRY).isBefore(now))
                .ifPresent(run -> new PublishSchedule(newsroom, schedule).again(run));
    }

    private boolean isRecent(ScheduleConfig schedule, Instant slot) {
        return slot.plus(schedule.catchUp()).isAfter(newsroom.clock().instant());
    }

    private static List<Instant> slots(ScheduleConfig schedule, Instant from, Instant until) {
        var slots = new ArrayList<Instant>();
        Optional<Instant> next = schedule.cron().next(from, schedule.zone());
        while (next.isPresent() && !next.get().isAfter(until)) {
            slots.add(next.get());
            next = schedule.cron().next(next.get(), schedule.zone());
        }
        return slots;
    }
}
