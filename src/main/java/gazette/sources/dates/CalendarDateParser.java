package gazette.sources.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Parses days, with the month as a number or a name. Text with an unknown word is no day.
final class CalendarDateParser {
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(\\d{4}|(?<!\\d)\\d{2}(?= ?[年년])) ?(?:[-/.年]|년) ?(\\d{1,2}) ?(?:[-/.月]|월) ?(\\d{1,2}) ?[日号일.]?");
    /// With full stops, the day always comes first.
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})");
    /// Numbers only, with a year of two digits. Full stops and a space, as in Korean and Hungarian, are no such date.
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?<![\\d.])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d.])");
    private static final Pattern ORDINAL = Pattern.compile("(?<=\\d)(?:st|nd|rd|th|er|º|ª|o|a|\\.)$");
    private static final Set<String> FILLERS = Set.of(
            "of", "at", "on", "the", "de", "del", "den", "der", "d", "am", "um", "à", "le", "el", "a", "las", "uhr",
            "г", "ora", "alle", "kl", "klo");

    private CalendarDateParser() {}

    /// Parses a day.
    ///
    /// @param text in lower case, without a time of day
    static Optional<LocalDate> read(String text) {
        return numbers(YEAR_FIRST, text, 1, 2, 3)
                .or(() -> numbers(DOTTED, text, 3, 2, 1))
                .or(() -> yearLast(text))
                .or(() -> named(text))
                .or(() -> shortYear(text));
    }

    private static Optional<LocalDate> numbers(Pattern pattern, String text, int year, int month, int day) {
        return amongFillers(pattern, text)
                .map(parts -> LocalDate.of(year(parts.group(year)), number(parts, month), number(parts, day)));
    }

    /// Finds numbers beside which there are weekdays and fillers only.
    private static Optional<MatchResult> amongFillers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .filter(found -> hasFillersOnly(text.substring(0, found.start()) + " " + text.substring(found.end())));
    }

    /// The day or the month comes first; only a number over twelve shows which.
    private static Optional<LocalDate> yearLast(String text) {
        Matcher parts = YEAR_LAST.matcher(text);
        if (!parts.find()) {
            return Optional.empty();
        }
        int first = number(parts, 1);
        int second = number(parts, 3);
        if (first > 12 == second > 12 && first != second) {
            return Optional.empty();
        }
        return first > 12 ? numbers(YEAR_LAST, text, 4, 3, 1) : numbers(YEAR_LAST, text, 4, 1, 3);
    }

    private static Optional<LocalDate> named(String text) {
        List<Integer> numbers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String word : words(text)) {
            String plain = ORDINAL.matcher(word).replaceFirst("");
            if (plain.matches("\\d{1,3}|[1-9]\\d{3}")) {
                numbers.add(Integer.parseInt(plain));
            } else {
                names.add(word);
            }
        }
        return month(names).filter(_ -> numbers.size() == 2).map(month -> date(numbers, month));
    }

    /// Returns the month if there is one name of a month, and all other words are known.
    private static Optional<Integer> month(List<String> names) {
        List<String> months = names.stream()
                .filter(name -> MonthAndWeekdayNames.month(name).isPresent())
                .toList();
        // "mar" is Tuesday in Italian if there is another month beside it.
        List<String> certain = months.stream()
                .filter(name -> !MonthAndWeekdayNames.isWeekday(name))
                .toList();
        List<String> candidates = certain.isEmpty() ? months : certain;
        boolean isClear = candidates.size() == 1
                && names.stream()
                        .allMatch(name -> candidates.contains(name)
                                || MonthAndWeekdayNames.isWeekday(name)
                                || FILLERS.contains(name));
        return isClear ? MonthAndWeekdayNames.month(candidates.getFirst()) : Optional.empty();
    }

    private static LocalDate date(List<Integer> numbers, int month) {
        boolean yearFirst = numbers.getFirst() > 31;
        return LocalDate.of(year(numbers.get(yearFirst ? 0 : 1)), month, numbers.get(yearFirst ? 1 : 0));
    }

    /// Of three numbers, day, month and year may come in three orders. With full stops, the day comes first; otherwise
    /// all orders that exist must give the same day.
    private static Optional<LocalDate> shortYear(String text) {
        return amongFillers(SHORT_YEAR, text).flatMap(CalendarDateParser::inOnlyOrder);
    }

    private static Optional<LocalDate> inOnlyOrder(MatchResult parts) {
        Optional<LocalDate> dayFirst = existing(parts, 4, 3, 1);
        if (parts.group(2).equals(".") && dayFirst.isPresent()) {
            return dayFirst;
        }
        List<LocalDate> readings = Stream.of(dayFirst, existing(parts, 4, 1, 3), existing(parts, 1, 3, 4))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return readings.size() == 1 ? Optional.of(readings.getFirst()) : Optional.empty();
    }

    private static Optional<LocalDate> existing(MatchResult parts, int year, int month, int day) {
        try {
            return Optional.of(parts.group(year))
                    .filter(written -> written.length() == 2)
                    .map(written -> LocalDate.of(year(written), number(parts, month), number(parts, day)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Returns a year as RFC 5322 section 4.3 reads it: two digits up to 49 belong to this century, those from 50 on to
    /// the last one, and to three digits 1900 is added, because old programs count so.
    static int year(String written) {
        int number = Integer.parseInt(written);
        return written.length() > 3 ? number : year(number);
    }

    private static int year(int written) {
        if (written > 999) {
            return written;
        }
        return written + (written < 50 ? 2000 : 1900);
    }

    private static boolean hasFillersOnly(String rest) {
        return words(rest).stream().allMatch(word -> MonthAndWeekdayNames.isWeekday(word) || FILLERS.contains(word));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s,;/'’-]+"))
                .flatMap(word -> Stream.of(word.split("(?<=\\d\\.)(?=\\p{L})")))
                .map(word -> word.replaceFirst("(?<=\\p{L})\\.$", ""))
                .filter(word -> !word.isEmpty() && !word.equals("."))
                .toList();
    }

    private static int number(MatchResult parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
