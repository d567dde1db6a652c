package gazette.config;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Writes the time of day that a Chinese phrase says in words with digits: `早上八点半` as `早上8点半`.
///
/// The day of the week may stand directly before it: `周二十点` is ten o'clock on Tuesday, not twenty o'clock. Where it
/// could be either, as in `周一二十点`, the words stay.
final class ChineseClock {
    private static final String ONES = "零一二三四五六七八九";
    private static final String ONE_TO_NINE = "[一二三四五六七八九]";

    /// Matches what says the hour, before 点 or 时.
    private static final Pattern HOUR = Pattern.compile(
            "(?:(?<![周期拜一二三四五六])二十[一二三]?" + "|(?<!(?<![周期拜])二)十" + ONE_TO_NINE + "?" + "|(?<!十)[零一二两三四五六七八九])(?=[点时])");

    /// Matches what says the minutes, behind 点 or 时.
    private static final Pattern MINUTES =
            Pattern.compile("(?<=[点时])(?:[一三]刻|[二三四五]?十" + ONE_TO_NINE + "?|零" + ONE_TO_NINE + ")");

    private ChineseClock() {}

    /// Returns a phrase in simplified characters with its time of day in digits.
    static String inDigits(String phrase) {
        String hours = HOUR.matcher(phrase).replaceAll(ChineseClock::number);
        return MINUTES.matcher(hours).replaceAll(ChineseClock::number);
    }

    private static String number(MatchResult words) {
        String written = words.group();
        if (written.endsWith("刻")) {
            return String.valueOf(15 * digit(written.charAt(0)));
        }
        int ten = written.indexOf('十');
        int last = written.length() - 1;
        int tens = ten <= 0 ? ten + 1 : digit(written.charAt(0));
        return String.valueOf(10 * tens + (ten == last ? 0 : digit(written.charAt(last))));
    }

    private static int digit(char word) {
        return word == '两' ? 2 : ONES.indexOf(word);
    }
}
