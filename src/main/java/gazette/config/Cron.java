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

/// A time table: the five fields of crontab(5), or plain words such as `every Monday 08:00`.
///
/// Where clocks change, it is as Quartz has it: a time that the clock leaps over in spring (02:30 in Berlin) does not
/// fire that day, and an hour that comes twice in autumn fires in its second pass only. Schedules of the day or week
/// are best kept out of the hours from one to three.
///
/// @param source as it stands in the file
/// @param quartzExpressions the same as Quartz writes it: one expression, or two that are united where crontab(5) means
/// "or"
public record Cron(String source, List<String> quartzExpressions) {
    public Cron {
        quartzExpressions = List.copyOf(quartzExpressions);
    }

    /// Reads either notation.
    ///
    /// @throws Unreadable if it is neither, or if it could never fire
    public static Cron parse(String written) {
        return new Cron(written.strip(), CrontabToQuartz.quartz(written));
    }

    /// The first firing after an instant; empty if there is none.
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
