package gazette.press.workspace;

import gazette.config.DateRange;
import gazette.config.ScheduleConfig;
import gazette.store.SchedulePauseTable.Pause;
import gazette.store.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells which firings of a schedule are run, by its file and by what editors have ordered since.
///
/// For example, `weekly` fires each Friday at 08:00 and has `skip: 2026-12-25`. Its next firing that is run after
/// Friday 18 December is that of 1 January, and [#reasonAgainst] says why that of 25 December is not.
public final class ScheduleCalendar {
    private static final int UPCOMING = 3;
    private static final int MOST_SHOWN = 12;
    /// So many firings in a row may be skipped before it counts as never.
    private static final int MOST_SKIPPED = 10_000;

    private final ScheduleConfig schedule;
    private final Optional<Pause> pause;
    private final List<DateRange> skips;

    /// Says why a firing is not run.
    public enum Rest {
        PAUSED_BY_FILE,
        PAUSED_BY_EDITOR,
        SKIPPED_BY_FILE,
        SKIPPED_BY_EDITOR
    }

    /// Describes a firing to come.
    ///
    /// @param reasonAgainst why it is not run; empty if it is
    public record Firing(Instant at, Optional<String> reasonAgainst) {}

    private ScheduleCalendar(ScheduleConfig schedule, Optional<Pause> pause, List<DateRange> skips) {
        this.schedule = schedule;
        this.pause = pause;
        this.skips = skips;
    }

    /// Returns a schedule's calendar.
    public static ScheduleCalendar of(ScheduleConfig schedule, Tables tables) {
        return new ScheduleCalendar(
                schedule,
                tables.schedulePauses().find(schedule.name()),
                tables.schedulePauses().skips(schedule.name()));
    }

    /// Returns a schedule's calendar as its file alone has it.
    public static ScheduleCalendar ofFile(ScheduleConfig schedule) {
        return new ScheduleCalendar(schedule, Optional.empty(), List.of());
    }

    /// Returns why a firing is not run; empty if it is.
    public Optional<String> reasonAgainst(Instant firing) {
        return rest(firing).map(rest -> switch (rest) {
            case PAUSED_BY_FILE -> "the schedule is paused, by paused: true in " + schedule.file();
            case PAUSED_BY_EDITOR -> "the schedule is paused; to go on: gazette schedule resume " + schedule.name();
            case SKIPPED_BY_FILE -> day(firing) + " is skipped, by skip in " + schedule.file();
            case SKIPPED_BY_EDITOR -> day(firing) + " is skipped, by gazette schedule skip " + schedule.name();
        });
    }

    /// Returns by whose order a firing is not run; empty if it is run.
    public Optional<Rest> rest(Instant firing) {
        if (schedule.timing().paused()) {
            return Optional.of(Rest.PAUSED_BY_FILE);
        }
        if (pause.filter(one -> one.contains(firing)).isPresent()) {
            return Optional.of(Rest.PAUSED_BY_EDITOR);
        }
        LocalDate day = day(firing);
        if (schedule.timing().skip().stream().anyMatch(days -> days.contains(day))) {
            return Optional.of(Rest.SKIPPED_BY_FILE);
        }
        return skips.stream().anyMatch(days -> days.contains(day))
                ? Optional.of(Rest.SKIPPED_BY_EDITOR)
                : Optional.empty();
    }

    private LocalDate day(Instant firing) {
        return firing.atZone(schedule.timing().zone()).toLocalDate();
    }

    /// Returns why none of its firings is run; empty if it is not paused.
    public Optional<String> pausedBecause(Instant now) {
        boolean isPaused = schedule.timing().paused()
                || pause.filter(one -> one.contains(now)).isPresent();
        return isPaused ? reasonAgainst(now) : Optional.empty();
    }

    /// Returns whether it would fire on some days after an instant.
    public boolean firesOn(DateRange days, Instant after) {
        Instant begin =
                days.first().atStartOfDay(schedule.timing().zone()).toInstant().minusMillis(1);
        return schedule.timing()
                .next(begin.isAfter(after) ? begin : after)
                .filter(firing ->
                        days.contains(firing.atZone(schedule.timing().zone()).toLocalDate()))
                .isPresent();
    }

    /// Returns the next three firings that are run, and those that are not before them, up to twelve in all. None if it
    /// is paused.
    public List<Firing> upcoming(Instant now) {
        var upcoming = new ArrayList<Firing>();
        Optional<Instant> firing = pausedBecause(now).isPresent()
                ? Optional.empty()
                : schedule.timing().next(now);
        int run = 0;
        for (int i = 0; i < MOST_SHOWN && run < UPCOMING && firing.isPresent(); i++) {
            Optional<String> why = reasonAgainst(firing.get());
            upcoming.add(new Firing(firing.get(), why));
            run += why.isPresent() ? 0 : 1;
            firing = schedule.timing().next(firing.get());
        }
        return upcoming;
    }

    /// Returns the first firing after an instant that is run; empty if there is none, as long as it is paused.
    public Optional<Instant> next(Instant after) {
        if (pausedBecause(after).isPresent()) {
            return Optional.empty();
        }
        Optional<Instant> next = schedule.timing().next(after);
        for (int i = 0; i < MOST_SKIPPED && next.isPresent(); i++) {
            if (reasonAgainst(next.get()).isEmpty()) {
                return next;
            }
            next = schedule.timing().next(next.get());
        }
        return Optional.empty();
    }
}
