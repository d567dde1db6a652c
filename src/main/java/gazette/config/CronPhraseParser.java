package gazette.config;

import java.text.Normalizer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads English and Chinese phrases: `every Monday and Thursday 8am`, `weekdays 07:00`, `monthly on the 1st 09:00`,
/// `every other Monday 08:00 from 2026-12-07`, `每周一 08:00`.
final class CronPhraseParser {
    private static final Pattern TIME =
            Pattern.compile("(.+?),?\\s*(?:\\bat\\s+)?(?<!\\d)(\\d{1,2})(?::(\\d{2}))?\\s*(am|pm)?");
    private static final Pattern TIME_FIRST =
            Pattern.compile("^(?:at )?(\\d{1,2}:\\d{2}(?: ?[ap]m)?+|\\d{1,2} ?[ap]m),? (?:on )?(.+)");
    private static final Pattern CHINESE_TIME =
            Pattern.compile("(早上|早晨|上午|下午|晚上)? ?(?<!\\d)(\\d{1,2})(?:[点时](?:(\\d{1,2})分?|(半)|整)?|:(\\d{2}))$");
    static final String WEEKDAY =
            "(?:mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?";
    static final String SEPARATOR = "(?:, and |, ?| and )";
    private static final String CHINESE_WEEKDAYS = "一二三四五六日天";
    static final String CHINESE_WEEKDAY = "(?:每?(?:周|星期|礼拜))?[" + CHINESE_WEEKDAYS + "]";
    static final String CHINESE_SEPARATOR = " ?[和、及,]? ?";
    /// The traditional characters in the phrases, and the simplified ones.
    private static final String TRADITIONAL = "週後兩個點時號從禮間鐘開";
    private static final String SIMPLIFIED = "周后两个点时号从礼间钟开";

    private static final List<Phrase> INTERVALS = List.of(
            new Phrase("every minute|每分钟", words -> "* * * * *"),
            new Phrase("hourly|every hour|每小时", words -> "0 * * * *"),
            new Phrase("(?:every |每)(\\d{1,3}) ?(?:minutes|分钟)", CronPhraseParser::everyMinutes),
            new Phrase("(?:every |每)(\\d{1,3}) ?(?:hours|小时)", CronPhraseParser::everyHours));
    private static final List<Phrase> DAYS = List.of(
            new Phrase("every day|daily|每天|每日", words -> "* * *"),
            new Phrase("(?:every |on )?weekdays?|(?:每个?)?工作日", words -> "* * 1-5"),
            new Phrase("(?:every |on )?weekends?|每?个?周末", words -> "* * 0,6"),
            new Phrase("(?:weekly on |every |on )?(" + several(WEEKDAY, SEPARATOR) + ")", CronPhraseParser::weekdays),
            new Phrase(several(CHINESE_WEEKDAY, CHINESE_SEPARATOR), CronPhraseParser::chineseWeekdays),
            new Phrase(
                    "(?:every |on |from )?(" + WEEKDAY + "(?: ?[-–] ?| to | through )" + WEEKDAY + ")",
                    words -> weekdays(words).replace(',', '-')),
            new Phrase(
                    CHINESE_WEEKDAY + "[至到~-]" + CHINESE_WEEKDAY,
                    words -> chineseWeekdays(words).replace(',', '-')));

    private CronPhraseParser() {}

    /// Returns when it fires; empty if the text is no phrase known here.
    static Optional<Cron> parse(String written) {
        StartDate start = StartDate.cutFrom(normalized(written));
        String text = CHINESE_TIME
                .matcher(TIME_FIRST.matcher(start.rest()).replaceFirst("$2 $1"))
                .replaceFirst(CronPhraseParser::clockTime);
        return firstOf(INTERVALS, text)
                .map(fields -> CrontabToQuartz.fiveFields(written, fields))
                .map(cron -> cron.in(new Cycle(1, ChronoUnit.DAYS, start.day())))
                .or(() -> daysAndTime(written, text, start));
    }

    private static String normalized(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll("([ap])\\.m\\.", "$1m")
                .replaceAll("\\bnoon\\b", "12:00")
                .replaceAll("\\bmidnight\\b", "0:00");
        for (int i = 0; i < TRADITIONAL.length(); i++) {
            text = text.replace(TRADITIONAL.charAt(i), SIMPLIFIED.charAt(i));
        }
        return ChineseClock.inDigits(text);
    }

    /// Writes `下午3点半` as ` 15:30`.
    private static String clockTime(MatchResult time) {
        boolean isLate = time.group(1) != null && time.group(1).matches("下午|晚上");
        int hour = Integer.parseInt(time.group(2));
        if (hour == 12 && time.group(1) != null && !time.group(1).equals("下午")) {
            // Noon or midnight: nobody can tell.
            return Matcher.quoteReplacement(time.group());
        }
        String minute = Stream.of(time.group(3), time.group(5))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(time.group(4) == null ? "0" : "30");
        return " %d:%02d".formatted(isLate && hour < 12 ? hour + 12 : hour, Integer.parseInt(minute));
    }

    private static Optional<Cron> daysAndTime(String written, String text, StartDate start) {
        if (onDays(written, text, "0 0", start).isPresent()) {
            throw CrontabToQuartz.unreadable("\"" + text + "\" says no time of day");
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches() || (time.group(3) == null && time.group(4) == null)) {
            return Optional.empty();
        }
        return onDays(written, time.group(1), minuteAndHour(time), start);
    }

    private static Optional<Cron> onDays(String written, String days, String time, StartDate start) {
        var phrase = CyclePhrase.read(days, start.day());
        var cycle = new Cycle(phrase.every(), phrase.unit(), start.day());
        return firstOf(DAYS, phrase.days())
                .map(fields -> CrontabToQuartz.fiveFields(written, time + " " + fields))
                .or(() -> MonthPhrase.read(phrase.days())
                        .or(() -> ChineseMonthPhrase.read(phrase.days()))
                        .map(month -> month.at(written, time)))
                .map(cron -> cron.in(cycle));
    }

    private static Optional<String> firstOf(List<Phrase> phrases, String text) {
        return phrases.stream()
                .map(phrase -> phrase.read(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String minuteAndHour(Matcher time) {
        var hour = Integer.parseInt(time.group(2));
        var minute = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        if (time.group(4) == null) {
            return minute + " " + hour;
        }
        if (hour < 1 || hour > 12) {
            throw CrontabToQuartz.unreadable("the hour " + hour + " " + time.group(4) + " is not within 1–12");
        }
        return minute + " " + (hour % 12 + (time.group(4).equals("pm") ? 12 : 0));
    }

    private static String everyMinutes(MatchResult phrase) {
        return "*/" + divisor(phrase, 60, "minutes do not divide an hour") + " * * * *";
    }

    private static String everyHours(MatchResult phrase) {
        return "0 */" + divisor(phrase, 24, "hours do not divide a day") + " * * *";
    }

    /// Cron starts again in each hour or day: every 45 minutes would mean 45 and 15 minutes in turn.
    private static int divisor(MatchResult phrase, int whole, String otherwise) {
        var number = Integer.parseInt(phrase.group(1));
        if (number == 0 || whole % number != 0) {
            throw new InvalidValueException(number + " " + otherwise, "write every 15 minutes or every 6 hours");
        }
        return number;
    }

    private static String weekdays(MatchResult phrase) {
        return "* * " + String.join(",", found("\\b(?:mon|tue|wed|thu|fri|sat|sun)", phrase.group(1)));
    }

    private static String chineseWeekdays(MatchResult phrase) {
        var days = found("[" + CHINESE_WEEKDAYS + "]", phrase.group()).stream()
                .map(day -> String.valueOf(Math.min(CHINESE_WEEKDAYS.indexOf(day), 6) + 1))
                .toList();
        return "* * " + String.join(",", days);
    }

    /// Returns all that a pattern finds.
    static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    static String several(String item, String separator) {
        return item + "(?:" + separator + item + ")*";
    }

    /// Holds a pattern of words, and what it means in crontab fields.
    private record Phrase(Pattern pattern, Function<MatchResult, String> fields) {
        Phrase(String pattern, Function<MatchResult, String> fields) {
            this(Pattern.compile(pattern), fields);
        }

        Optional<String> read(String text) {
            var matcher = pattern.matcher(text);
            return matcher.matches() ? Optional.of(fields.apply(matcher)) : Optional.empty();
        }
    }
}
