package gazette.config;

import java.time.Month;
import java.util.Arrays;
import java.util.Optional;

/// Holds a date that some of a schedule's months do not have, such as the 31st.
///
/// @param months how many of the schedule's months do have it, in each year
/// @param of how many months the schedule names
record RareDate(int day, int months, int of) {
    private static final int IN_EVERY_MONTH = 28;

    /// Finds the rarest of the dates that are written one by one. Ranges and steps, such as `25-31`, mean any of them.
    static Optional<RareDate> in(CronField day, CronField month) {
        return Arrays.stream(day.written().split(","))
                .filter(item -> item.matches("\\d{1,2}"))
                .map(Integer::parseInt)
                .filter(date -> date > IN_EVERY_MONTH)
                .max(Integer::compare)
                .map(date -> new RareDate(
                        date,
                        (int) month.values().stream()
                                .filter(number -> date <= Month.of(number).minLength())
                                .count(),
                        month.values().size()))
                .filter(rare -> rare.months() < rare.of());
    }

    /// Says what is missing.
    ///
    /// @param time minute and hour as in crontab
    Cron.Doubt doubt(String time) {
        return new Cron.Doubt(
                problem(), "write last day of the month " + MonthDays.clock(time) + " to mean the last day of each");
    }

    private String problem() {
        if (day == 29) {
            return "February has 29 days in leap years only, and in other years it does not fire then";
        }
        if (of < 12) {
            return "not every month that it names has a day " + day;
        }
        return day == 31
                ? "only seven months have 31 days, and in the other five it does not fire"
                : "only eleven months have 30 days, and in February it does not fire";
    }
}
