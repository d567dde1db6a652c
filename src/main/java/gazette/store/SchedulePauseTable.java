package gazette.store;

import gazette.config.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores which schedules editors have rest, and on which days.
public final class SchedulePauseTable {
    private final Handle handle;

    SchedulePauseTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a schedule's latest pause.
    ///
    /// @param until its end; absent while it lasts
    public record Pause(Instant since, Optional<Instant> until) {
        /// Returns whether an instant is within it.
        public boolean contains(Instant instant) {
            return !instant.isBefore(since)
                    && until.filter(end -> !instant.isBefore(end)).isEmpty();
        }
    }

    /// Returns a schedule's latest pause, whether or not it lasts.
    public Optional<Pause> find(String schedule) {
        return handle.createQuery("select since, until from schedule_pause where schedule = :schedule")
                .bind("schedule", schedule)
                .mapTo(Pause.class)
                .findOne();
    }

    /// Begins a pause.
    ///
    /// @return whether none lasted
    public boolean pause(String schedule, Instant now) {
        return handle.createUpdate("""
                                insert into schedule_pause (schedule, since, until) values (:schedule, :now, null)
                                on conflict (schedule) do update set since = :now, until = null
                                where schedule_pause.until is not null
                                """)
                        .bind("schedule", schedule)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /// Ends a pause.
    ///
    /// @return whether one lasted
    public boolean resume(String schedule, Instant now) {
        return handle.createUpdate(
                                "update schedule_pause set until = :now where schedule = :schedule and until is null")
                        .bind("schedule", schedule)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /// Returns the days on which a schedule does not run.
    public List<DateRange> skips(String schedule) {
        return handle.createQuery("""
                        select first_day, last_day from schedule_skip where schedule = :schedule
                        order by first_day, last_day
                        """)
                .bind("schedule", schedule)
                .map((row, _) -> new DateRange(
                        LocalDate.parse(row.getString("first_day")), LocalDate.parse(row.getString("last_day"))))
                .list();
    }

    /// Adds days on which a schedule does not run.
    ///
    /// @return whether they were not added before
    public boolean skip(String schedule, DateRange days) {
        return handle.createUpdate("""
                                insert into schedule_skip (schedule, first_day, last_day)
                                values (:schedule, :first, :last) on conflict do nothing
                                """)
                        .bind("schedule", schedule)
                        .bind("first", days.first().toString())
                        .bind("last", days.last().toString())
                        .execute()
                == 1;
    }

    /// Takes days back that were added.
    ///
    /// @return whether there were any
    public boolean unskip(String schedule, DateRange days) {
        return handle.createUpdate("""
                                delete from schedule_skip
                                where schedule = :schedule and first_day = :first and last_day = :last
                                """)
                        .bind("schedule", schedule)
                        .bind("first", days.first().toString())
                        .bind("last", days.last().toString())
                        .execute()
                == 1;
    }
}
