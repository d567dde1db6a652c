package gazette.sources.dates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Parses days, with the month as a number or a name. Text with an unknown word is no day.
final class CalendarDateParser {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4}) ?(?:[-/.年]|년) ?(\\d{1,2}) ?(?:[-/.月]|월) ?(\\d{1,2}) ?[日号일.]?");
    /// With full stops, the day always comes first.
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})");
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
                .or(() -> named(text));
    }

    private static Optional<LocalDate> numbers(Pattern pattern, String text, int year, int month, int day) {
        Matcher parts = pattern.matcher(text);
        if (!parts.find() || !hasFillersOnly(text.substring(0, parts.start()) + " " + text.substring(parts.end()))) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(number(parts, year), number(parts, month), number(parts, day)));
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
            if (plain.matches("\\d{1,4}")) {
                numbers.add(plain.length() == 3 ? -1 : Integer.parseInt(plain));
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

    /// Two digits are read as in RFC 5322 section 4.3.
    private static int year(int written) {
        if (written > 99) {
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

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
