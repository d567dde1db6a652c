package gazette.config;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Describes in which days, weeks or months a schedule fires: in each, or in every second one, third one and so on.
///
/// They are counted from `from`, or from Monday 1 January 2001 if there is none, and never by the number of a week or
/// the day of a year, so that the pace holds over the end of a year. A week begins on the day of the week that it is
/// counted from.
///
/// @param every 1 for each
/// @param unit days, weeks or months
/// @param from nothing fires before this day
public record Cycle(int every, ChronoUnit unit, Optional<LocalDate> from) {
    private static final LocalDate USUAL_START = LocalDate.of(2001, 1, 1);

    static final Cycle EACH = new Cycle(1, ChronoUnit.DAYS, Optional.empty());

    /// Returns the day from which is counted. Months are counted from the one of the first firing: the last day of
    /// every second month from 15 January is 31 January.
    ///
    /// @param firstFiring the first day on which it could fire
    LocalDate start(LocalDate firstFiring) {
        LocalDate start = from.isPresent() && unit == ChronoUnit.MONTHS ? firstFiring : from.orElse(USUAL_START);
        return unit == ChronoUnit.MONTHS ? start.withDayOfMonth(1) : start;
    }

    /// Returns the first day on or after a day that is in one of the days, weeks or months that count.
    LocalDate dueFrom(LocalDate start, LocalDate day) {
        long passed = unit.between(start, unit == ChronoUnit.MONTHS ? day.withDayOfMonth(1) : day);
        long since = Math.floorMod(passed, (long) every);
        return since == 0 ? day : start.plus(passed - since + every, unit);
    }

    /// Returns what to add to the phrase so that it fires in other days, weeks or months than these, if it does not say
    /// itself from when they count.
    ///
    /// @param next a day on which it fires
    public Optional<String> shift(LocalDate next) {
        return every == 1 || from.isPresent() ? Optional.empty() : Optional.of("from " + next.plus(1, unit));
    }
}
