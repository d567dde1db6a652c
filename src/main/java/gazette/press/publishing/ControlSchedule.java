package gazette.press.publishing;

import gazette.accounts.Actor;
import gazette.config.DateRange;
import gazette.config.ScheduleConfig;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import gazette.store.Tables;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/// Pauses and resumes schedules, and has them skip days. The order is stored in the database; whoever fires schedules
/// asks it at each firing. Each order is recorded with its time.
public final class ControlSchedule {
    private final AppContext context;
    private final ScheduleConfig schedule;
    private final Actor actor;

    /// @param schedule that the orders are for
    public ControlSchedule(AppContext context, ScheduleConfig schedule) {
        this(context, schedule, Actor.COMMAND_LINE);
    }

    /// @param actor who gives the orders
    public ControlSchedule(AppContext context, ScheduleConfig schedule, Actor actor) {
        this.context = context;
        this.schedule = schedule;
        this.actor = actor;
    }

    /// Returns the publication's time zone.
    public ZoneId zone() {
        return context.config().publication().zone();
    }

    /// Returns which firings are run.
    public ScheduleCalendar calendar() {
        return context.store().read(tables -> ScheduleCalendar.of(schedule, tables));
    }

    /// Has the schedule not fire until it is resumed.
    ///
    /// @return whether that is new
    public boolean pause() {
        Instant now = context.clock().instant();
        return order("pause", "", tables -> tables.schedulePauses().pause(schedule.name(), now));
    }

    /// Has it fire again. What it did not do meanwhile is not made up for.
    ///
    /// @return whether it was paused by [#pause]
    public boolean resume() {
        Instant now = context.clock().instant();
        return order("resume", "", tables -> tables.schedulePauses().resume(schedule.name(), now));
    }

    /// Returns the day of the next firing that would be run; empty if there is none.
    public Optional<DateRange> nextDay() {
        return calendar()
                .next(context.clock().instant())
                .map(next -> next.atZone(schedule.timing().zone()).toLocalDate())
                .map(day -> new DateRange(day, day));
    }

    /// Has it not run on some days.
    ///
    /// @return whether that is new
    public boolean skip(DateRange days) {
        return order("skip", days.toString(), tables -> tables.schedulePauses().skip(schedule.name(), days));
    }

    /// Takes [#skip] back.
    ///
    /// @return whether these days were skipped so
    public boolean unskip(DateRange days) {
        return order(
                "unskip", days.toString(), tables -> tables.schedulePauses().unskip(schedule.name(), days));
    }

    /// Returns the days in a row that [#skip] took together with some of them; empty if it did not.
    public Optional<DateRange> skipsWith(DateRange days) {
        return context.store().read(tables -> tables.schedulePauses().skips(schedule.name())).stream()
                .filter(whole -> whole.contains(days.first()) && whole.contains(days.last()))
                .findFirst();
    }

    private boolean order(String action, String detail, Function<Tables, Boolean> order) {
        return context.store().write(tables -> {
            boolean changed = order.apply(tables);
            if (changed) {
                tables.events()
                        .addAuditEntry(
                                action,
                                "schedule " + schedule.name(),
                                detail,
                                context.clock().instant());
                tables.audit()
                        .append(
                                context.clock().instant(),
                                actor.entry(
                                        "schedule." + action,
                                        schedule.name(),
                                        Optional.empty(),
                                        Optional.of(detail).filter(text -> !text.isEmpty())));
            }
            return changed;
        });
    }
}
