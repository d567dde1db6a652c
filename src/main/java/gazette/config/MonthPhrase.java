package gazette.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the days of a month in English: `monthly on the 1st and 15th`, `last day of the month`, `first Saturday`,
/// `first and third Monday of every month`, `last Friday of March and September`.
final class MonthPhrase {
    private static final List<String> WEEKDAYS = CronField.Kind.WEEKDAY.names();
    private static final List<String> MONTHS = CronField.Kind.MONTH.names();
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");

    private static final String ORDINAL = "(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))";
    private static final String WORKING_DAY = "(?:weekday|working ?day|work ?day|business day)s?";
    private static final String WEEKDAY = "(?:sun|mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur)(?:day)?s?";
    private static final String SEPARATOR = "(?:, and |, ?| and | ?& ?)(?:on )?(?:the )?";
    private static final String NTH = several(ORDINAL) + " (?:days?|" + WORKING_DAY + "|" + WEEKDAY + ")(?![a-z])";
    private static final String DATE = "\\d{1,2}(?:st|nd|rd|th)?(?![a-z0-9])";
    private static final String MONTH =
            "(?:" + String.join("|", MONTHS) + ")(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?";
    private static final String PERIOD = "(?:month|quarter|year)";

    private static final Pattern PHRASE = Pattern.compile("(?:(?<lead>monthly|quarterly|yearly|(?:every|each) " + PERIOD
            + "),? ?)?"
            + "(?:on )?(?:(?:the|days?|every|each) )*"
            + "(?<items>" + several("(?:" + NTH + "|" + DATE + ")") + ")"
            + "(?:,? ?(?<tail>monthly|quarterly|yearly|(?:of |in )?(?:the|every|each|an?) " + PERIOD + "|of " + PERIOD
            + "|(?:of|in) (?:(?:every|each) )?" + several(MONTH) + "))?");
    private static final Pattern END = Pattern.compile("(?:at |on )?(?:the )?(?:end of (?:(?:the|every|each) )?("
            + PERIOD + ")|month'?s? end)|monthly at the end");
    private static final Pattern ITEM = Pattern.compile(
            "(?<nth>" + several(ORDINAL) + ") (?<what>[a-z ]+?)(?=$|, | ?,|,| and | ?&)|(?<date>\\d{1,2})");
    private static final Pattern TWO_MEANINGS =
            Pattern.compile("(?:on )?(?:every|each) (second|third|fourth|fifth|[2-5](?:nd|rd|th)) (" + WEEKDAY + ")");

    private MonthPhrase() {}

    /// Returns the days that a phrase in lower case names; empty if it is none.
    ///
    /// @throws InvalidValueException if it can be read in two ways
    static Optional<MonthDays> read(String phrase) {
        Matcher twoMeanings = TWO_MEANINGS.matcher(phrase);
        if (twoMeanings.matches()) {
            throw twoMeanings(ordinal(twoMeanings.group(1)), twoMeanings);
        }
        Matcher end = END.matcher(phrase);
        if (end.matches()) {
            String period = Optional.ofNullable(end.group(1)).orElse("month");
            return Optional.of(new MonthDays(List.of(MonthDay.date(MonthDay.LAST)), months(period)));
        }
        Matcher found = PHRASE.matcher(phrase);
        if (!found.matches()) {
            return Optional.empty();
        }
        String period = Optional.ofNullable(found.group("tail"))
                .or(() -> Optional.ofNullable(found.group("lead")))
                .orElse("");
        List<MonthDay> days = days(found.group("items"));
        // "last Friday" is that of a month; "last day" or "the 15th" could be of anything.
        boolean needsPeriod = days.stream().anyMatch(day -> day.unit() != MonthDay.Unit.WEEKDAY);
        return period.isEmpty() && needsPeriod ? Optional.empty() : Optional.of(new MonthDays(days, months(period)));
    }

    private static InvalidValueException twoMeanings(int nth, Matcher phrase) {
        String weekday = phrase.group(2);
        return new InvalidValueException(
                "\"" + phrase.group() + "\" can mean two things",
                "write every " + nth + " weeks on " + weekday + ", or " + phrase.group(1) + " " + weekday
                        + " of the month");
    }

    private static List<MonthDay> days(String items) {
        var days = new ArrayList<MonthDay>();
        Matcher item = ITEM.matcher(items);
        while (item.find()) {
            if (item.group("date") == null) {
                for (String ordinal : CronPhraseParser.found(ORDINAL, item.group("nth"))) {
                    days.add(day(ordinal(ordinal), item.group("what")));
                }
            } else {
                days.add(MonthDay.date(Integer.parseInt(item.group("date"))));
            }
        }
        return days;
    }

    private static int ordinal(String written) {
        if (written.equals("last")) {
            return MonthDay.LAST;
        }
        return ORDINALS.contains(written) ? ORDINALS.indexOf(written) + 1 : Character.digit(written.charAt(0), 10);
    }

    private static MonthDay day(int nth, String what) {
        if (what.startsWith("day")) {
            return MonthDay.date(nth);
        }
        return what.matches(WORKING_DAY)
                ? MonthDay.workingDay(nth)
                : new MonthDay(nth, MonthDay.Unit.WEEKDAY, WEEKDAYS.indexOf(what.substring(0, 3)));
    }

    private static MonthDays.Months months(String period) {
        if (period.contains("quarter")) {
            return MonthDays.Months.OF_QUARTER;
        }
        if (period.contains("year")) {
            return MonthDays.Months.OF_YEAR;
        }
        List<String> named = CronPhraseParser.found("\\b" + MONTH + "\\b", period);
        return named.isEmpty()
                ? MonthDays.Months.ALL
                : MonthDays.Months.named(named.stream()
                        .map(name -> String.valueOf(MONTHS.indexOf(name.substring(0, 3)) + 1))
                        .collect(Collectors.joining(",")));
    }

    private static String several(String item) {
        return CronPhraseParser.several(item, SEPARATOR);
    }
}
