package gazette.config;

import static gazette.config.CronField.Kind.DAY;
import static gazette.config.CronField.Kind.HOUR;
import static gazette.config.CronField.Kind.MINUTE;
import static gazette.config.CronField.Kind.MONTH;
import static gazette.config.CronField.Kind.WEEKDAY;

import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Translates crontab(5), its nicknames and phrases to cron expressions of Quartz.
final class CrontabToQuartz {
    static final String EXAMPLES = "write five fields such as \"0 8 * * mon\", or words such as every Monday 08:00";

    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    /// The words of the phrases, to guess what a misspelt one means.
    private static final Set<String> WORDS = Set.of(
            ("monday tuesday wednesday thursday friday saturday sunday every daily hourly monthly weekdays weekends"
                            + " month months minute minutes hour hours and the first second third fourth fifth last other"
                            + " two day days week weeks fortnight fortnightly from starting working quarter quarterly")
                    .split(" "));
    private static final Pattern LOOKS_LIKE_FIELDS = Pattern.compile("[0-9*][0-9*,/-]*(\\s.*)?");

    private CrontabToQuartz() {}

    static Cron read(String text) {
        if (LOOKS_LIKE_FIELDS.matcher(text).matches()) {
            return fiveFields(text, text);
        }
        return Optional.ofNullable(NICKNAMES.get(text.toLowerCase(Locale.ROOT)))
                .map(fields -> fiveFields(text, fields))
                .or(() -> CronPhraseParser.parse(text))
                .orElseThrow(() -> notUnderstood(text));
    }

    private static InvalidValueException notUnderstood(String text) {
        String problem = "\"" + text + "\" is not understood as a time table";
        return Pattern.compile("[a-z]{3,20}")
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> !WORDS.contains(word))
                .flatMap(word -> SpellingSuggestion.to(word, WORDS).stream())
                .findFirst()
                .map(near -> new InvalidValueException(problem, "did you mean \"" + near + "\""))
                .orElseGet(() -> unreadable(problem));
    }

    static InvalidValueException unreadable(String problem) {
        return new InvalidValueException(problem, EXAMPLES);
    }

    /// @param source as written in the file
    static Cron fiveFields(String source, String text) {
        var fields = text.split("\\s+");
        if (fields.length != 5) {
            throw unreadable("\"" + text + "\" has " + fields.length + " fields, not five");
        }
        String time = fields[0] + " " + fields[1];
        var day = CronField.parse(DAY, fields[2]);
        var month = CronField.parse(MONTH, fields[3]);
        var weekday = CronField.parse(WEEKDAY, fields[4]);
        Optional<Cron.Doubt> doubt =
                weekday.isFull() ? RareDate.in(day, month).map(date -> date.doubt(time)) : Optional.empty();
        return new Cron(source, onDays(quartzTime(time), day, month, weekday), Cycle.EACH, doubt);
    }

    /// Returns second, minute and hour as Quartz writes them.
    static String quartzTime(String minuteAndHour) {
        String[] fields = minuteAndHour.split("\\s+");
        return "0 " + CronField.parse(MINUTE, fields[0]).quartz() + " "
                + CronField.parse(HOUR, fields[1]).quartz();
    }

    /// crontab(5): "If both fields are restricted (i.e., do not contain the * character), the command will be run when
    /// either field matches the current time." Quartz wants a question mark in one of the two.
    private static List<String> onDays(String time, CronField day, CronField month, CronField weekday) {
        var onDate = time + " " + day.quartz() + " " + month.quartz() + " ?";
        var onWeekday = time + " ? " + month.quartz() + " " + weekday.quartz();
        if (day.isFull()) {
            return List.of(weekday.isFull() ? onDate : onWeekday);
        }
        if (weekday.isFull()) {
            return List.of(firing(day, month, onDate));
        }
        if (day.isStarred() || weekday.isStarred()) {
            throw new InvalidValueException(
                    "\"" + day.written() + "\" as day of the month and \"" + weekday.written()
                            + "\" as day of the week must both match, which Gazette cannot do",
                    "write the steps as 1-31/2 to let either match, or restrict only one of the two");
        }
        return firesOnSomeDate(day, month) ? List.of(onDate, onWeekday) : List.of(onWeekday);
    }

    private static String firing(CronField day, CronField month, String expression) {
        if (!firesOnSomeDate(day, month)) {
            throw new InvalidValueException(
                    "it never fires, because no month " + month.written() + " has a day " + day.written(),
                    "write a day that exists, such as \"0 8 28 2 *\" or monthly on the 1st 08:00");
        }
        return expression;
    }

    private static boolean firesOnSomeDate(CronField day, CronField month) {
        return month.values().stream()
                .anyMatch(number -> day.values().first() <= Month.of(number).maxLength());
    }
}
