package gazette.config;

import java.text.ParseException;
import java.time.Instant;
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
/// @param quartzExpressions the same for Quartz: one expression, or two where crontab(5) means "or"
public record Cron(String source, List<String> quartzExpressions) {
    public Cron {
        quartzExpressions = List.copyOf(quartzExpressions);
    }

    /// Reads either notation.
    ///
    /// @throws InvalidValueException if it is neither, or if it could never fire
    public static Cron parse(String written) {
        return new Cron(written.strip(), CrontabToQuartz.quartz(written));
    }

    /// Returns the first firing after an instant; empty if there is none.
    public Optional<Instant> next(Instant after, ZoneId zone) {
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
