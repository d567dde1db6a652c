package gazette.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds the days of a month that a phrase names, and the months in which they count.
record MonthDays(List<MonthDay> days, Months months) {

    /// Names the months.
    ///
    /// @param ofFirst for a day that is counted from the beginning
    /// @param ofLast for the last one
    record Months(String ofFirst, String ofLast) {
        static final Months ALL = named("*");
        static final Months OF_QUARTER = new Months("1,4,7,10", "3,6,9,12");
        static final Months OF_YEAR = new Months("1", "12");

        static Months named(String months) {
            return new Months(months, months);
        }
    }

    /// Returns when it fires.
    ///
    /// @param source the whole phrase as written
    /// @param time minute and hour as in crontab
    Cron at(String source, String time) {
        Stream<String> dates = days.stream().filter(MonthDay::isDate).map(day -> String.valueOf(day.nth()));
        String joined = dates.collect(Collectors.joining(","));
        var quartz = new ArrayList<String>();
        Optional<Cron.Doubt> doubt = Optional.empty();
        if (!joined.isEmpty()) {
            Cron onDates = CrontabToQuartz.fiveFields(source, time + " " + joined + " " + months.ofFirst() + " *");
            quartz.addAll(onDates.quartzExpressions());
            doubt = onDates.doubt();
        }
        String clock = CrontabToQuartz.quartzTime(time);
        days.stream()
                .filter(day -> !day.isDate())
                .map(day -> clock + " " + day.quartz(day.isLast() ? months.ofLast() : months.ofFirst()))
                .forEach(quartz::add);
        return new Cron(source, quartz, Cycle.EACH, doubt.or(() -> fifth(time)));
    }

    private Optional<Cron.Doubt> fifth(String time) {
        return days.stream().anyMatch(MonthDay::isFifthWeekday)
                ? Optional.of(new Cron.Doubt(
                        "in most months no day of the week comes a fifth time",
                        "write last in place of fifth if each month is meant, as in last Friday " + clock(time)))
                : Optional.empty();
    }

    /// Writes minute and hour as `08:00`; a time that is none stays an example.
    static String clock(String time) {
        String[] fields = time.split(" ");
        return fields.length == 2 && fields[0].matches("\\d{1,2}") && fields[1].matches("\\d{1,2}")
                ? "%02d:%02d".formatted(Integer.parseInt(fields[1]), Integer.parseInt(fields[0]))
                : "08:00";
    }
}
