package gazette.press.workspace;

import gazette.config.ScheduleConfig;
import gazette.store.Tables;
import gazette.text.ZonedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Writes the time of a schedule's next run as text.
public final class NextRunText {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM HH:mm", Locale.ENGLISH);

    private NextRunText() {}

    /// Returns the end of a line about a run, such as `, next run Monday 30 November 08:00 CET`. Says so if the firing
    /// before that is skipped, or if the schedule is paused. Empty if there is no next run.
    ///
    /// @param zone the publication's
    public static String clause(ScheduleConfig schedule, ZoneId zone, Instant now, Tables tables) {
        ScheduleCalendar calendar = ScheduleCalendar.of(schedule, tables);
        Optional<String> paused = calendar.pausedBecause(now);
        if (paused.isPresent()) {
            return ", no next run: " + paused.get();
        }
        String skipped = schedule.timing()
                .next(now)
                .flatMap(calendar::reasonAgainst)
                .map(why -> " (" + why + ")")
                .orElse("");
        return calendar.next(now)
                .map(next -> ", next run " + words(schedule, zone, next) + skipped)
                .orElse("");
    }

    /// Returns a time in the publication's zone, such as `Monday 30 November 08:00 CET`, and what a clock in the
    /// schedule's own shows then.
    public static String words(ScheduleConfig schedule, ZoneId zone, Instant instant) {
        return ZonedTime.in(DAY_AND_TIME, instant, zone, schedule.timing().zone());
    }
}
