package gazette.config;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/// Describes when to fire: the five fields of crontab(5), or words such as `every Monday 08:00`.
///
/// Where clocks change, Quartz decides: a time that is skipped in spring (02:30 in Berlin) does not fire that day, and
/// in the hour that comes twice in autumn only the second pass fires. It is best to avoid the hours from one to three.
///
/// @param source as written in the file
/// @param quartzExpressions the same for Quartz: it fires when any of them does
/// @param cycle which of these days, weeks or months count
/// @param doubt what may be meant otherwise
public record Cron(String source, List<String> quartzExpressions, Cycle cycle, Optional<Doubt> doubt) {
    /// A cycle of many months may pass over a date that is rare.
    private static final int MOST_CYCLES = 1000;

    /// Holds what is understood, but seldom meant, and what to write instead.
    public record Doubt(String problem, String remedy) {}

    public Cron {
        quartzExpressions = List.copyOf(quartzExpressions);
    }

    /// Creates one that fires whenever an expression does.
    public Cron(String source, List<String> quartzExpressions) {
        this(source, quartzExpressions, Cycle.EACH, Optional.empty());
    }

    /// Returns the same days, of which only those of a cycle count.
    Cron in(Cycle counted) {
        return new Cron(source, quartzExpressions, counted, doubt);
    }

    /// Reads either notation.
    ///
    /// @throws InvalidValueException if it is neither, or if it could never fire
    public static Cron parse(String written) {
        return CrontabToQuartz.read(written.strip());
    }

    /// Returns the first firing after an instant; empty if there is none.
    public Optional<Instant> next(Instant after, ZoneId zone) {
        Instant start = cycle.from().map(day -> before(day, zone)).orElse(after);
        Optional<Instant> next = expressed(start.isAfter(after) ? start : after, zone);
        return cycle.every() == 1 || next.isEmpty() ? next : inCycle(next.get(), start, zone);
    }

    private Optional<Instant> inCycle(Instant candidate, Instant start, ZoneId zone) {
        LocalDate first = expressed(start, zone)
                .map(instant -> LocalDate.ofInstant(instant, zone))
                .orElseThrow();
        LocalDate counted = cycle.start(first);
        Optional<Instant> next = Optional.of(candidate);
        for (int i = 0; i < MOST_CYCLES && next.isPresent(); i++) {
            LocalDate day = LocalDate.ofInstant(next.get(), zone);
            LocalDate due = cycle.dueFrom(counted, day);
            if (due.equals(day)) {
                return next;
            }
            next = expressed(before(due, zone), zone);
        }
        return Optional.empty();
    }

    private static Instant before(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().minusSeconds(1);
    }

    private Optional<Instant> expressed(Instant after, ZoneId zone) {
        return quartzExpressions.stream()
                .map(expression -> next(expression, after, zone))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> next(String quartz, Instant after, ZoneId zone) {
        try {
            var expression = new CronExpression(quartz);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(after)))
                    .map(Date::toInstant);
        } catch (ParseException e) {
            throw new IllegalArgumentException(quartz, e);
        }
    }
}
