package gazette.sources.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows the names of months and weekdays in many languages, from the JDK's tables. A name that means different months
/// in two languages is not known.
final class MonthAndWeekdayNames {
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "da", "nb", "sv", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "el",
            "ru", "uk", "bg", "hr", "zh", "ja", "ko", "vi", "id");
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);

    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Set<String> WEEKDAYS = new HashSet<>(Set.of("tues", "thur", "thurs", "weds"));
    private static final int AMBIGUOUS = 0;

    static {
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (TextStyle style : STYLES) {
                for (Month month : Month.values()) {
                    String name = plain(month.getDisplayName(style, locale));
                    MONTHS.merge(name, month.getValue(), (one, other) -> one.equals(other) ? one : AMBIGUOUS);
                }
                for (DayOfWeek day : DayOfWeek.values()) {
                    WEEKDAYS.add(plain(day.getDisplayName(style, locale)));
                }
            }
        }
        MONTHS.put("sept", 9);
        MONTHS.put("ноя", 11);
    }

    private MonthAndWeekdayNames() {}

    /// Returns the number of a month.
    ///
    /// @param name in lower case, without a full stop
    /// @return 1 to 12
    static Optional<Integer> month(String name) {
        return Optional.ofNullable(MONTHS.get(name)).filter(month -> month != AMBIGUOUS);
    }

    /// Returns whether a word is the name of a weekday in any of the languages.
    static boolean isWeekday(String name) {
        return WEEKDAYS.contains(name);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
