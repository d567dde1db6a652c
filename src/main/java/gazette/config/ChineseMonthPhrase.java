package gazette.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the days of a month in Chinese: `每月1日和15日`, `每月最后一天`, `每月第一个星期六`, `每季度最后一个工作日`.
final class ChineseMonthPhrase {
    private static final String NUMERALS = "一二三四五";
    private static final String WEEKDAYS = "日一二三四五六天";
    private static final String SEPARATOR = " ?[和、及与,] ?";
    private static final String ORDINAL = "(?:第[一二三四五1-5]|最后一?|首)个?(?:" + SEPARATOR + "(?:第?[一二三四五1-5]|最后一?)个?)*";
    private static final String WEEKDAY = "(?:周|星期|礼拜)[" + WEEKDAYS + "]";
    private static final String LAST_DAY = "最后[一1]?[天日]|倒数第[一1][天日]|[每]?月[底末]|[底末]";
    private static final String FIRST_DAY = "第[一1][天日]|首日";
    private static final String ITEM =
            "(?:\\d{1,2} ?[日号]|" + ORDINAL + "的?(?:" + WEEKDAY + "|工作日)|" + LAST_DAY + "|" + FIRST_DAY + ")";
    private static final Pattern PHRASE = Pattern.compile(
            "(?<lead>每个?(?:月|季度?|年(?<month>\\d{1,2}月)?)的?)?(?<items>" + ITEM + "(?:" + SEPARATOR + ITEM + ")*)");
    private static final Pattern FOUND =
            Pattern.compile("(?<date>\\d{1,2}) ?[日号]|(?<nth>" + ORDINAL + ")的?(?:周|星期|礼拜)(?<weekday>[" + WEEKDAYS
                    + "])|(?<working>" + ORDINAL + ")的?工作日|(?<last>" + LAST_DAY + ")|(?<first>" + FIRST_DAY + ")");

    private ChineseMonthPhrase() {}

    /// Returns the days that a phrase names; empty if it is none.
    static Optional<MonthDays> read(String phrase) {
        Matcher found = PHRASE.matcher(phrase);
        // 月底 is the end of a month; other days need to be told of what.
        if (!found.matches() || (found.group("lead") == null && !phrase.startsWith("月"))) {
            return Optional.empty();
        }
        var days = new ArrayList<MonthDay>();
        Matcher item = FOUND.matcher(found.group("items"));
        while (item.find()) {
            days.addAll(days(item));
        }
        return Optional.of(new MonthDays(days, months(found)));
    }

    private static List<MonthDay> days(Matcher item) {
        if (item.group("date") != null) {
            return List.of(MonthDay.date(Integer.parseInt(item.group("date"))));
        }
        if (item.group("last") != null) {
            return List.of(MonthDay.date(MonthDay.LAST));
        }
        if (item.group("first") != null) {
            return List.of(MonthDay.date(1));
        }
        if (item.group("working") != null) {
            return ordinals(item.group("working")).stream()
                    .map(MonthDay::workingDay)
                    .toList();
        }
        int weekday = WEEKDAYS.indexOf(item.group("weekday")) % 7;
        return ordinals(item.group("nth")).stream()
                .map(nth -> new MonthDay(nth, MonthDay.Unit.WEEKDAY, weekday))
                .toList();
    }

    private static List<Integer> ordinals(String written) {
        return Pattern.compile("最后|首|[一二三四五1-5]")
                .matcher(written.replace("最后一", "最后"))
                .results()
                .map(match -> ordinal(match.group()))
                .toList();
    }

    private static int ordinal(String written) {
        return switch (written) {
            case "最后" -> MonthDay.LAST;
            case "首" -> 1;
            default -> NUMERALS.contains(written) ? NUMERALS.indexOf(written) + 1 : Integer.parseInt(written);
        };
    }

    private static MonthDays.Months months(Matcher phrase) {
        String lead = Optional.ofNullable(phrase.group("lead")).orElse("");
        if (phrase.group("month") != null) {
            return MonthDays.Months.named(phrase.group("month").replace("月", ""));
        }
        if (lead.contains("季")) {
            return MonthDays.Months.OF_QUARTER;
        }
        return lead.contains("年") ? MonthDays.Months.OF_YEAR : MonthDays.Months.ALL;
    }
}
