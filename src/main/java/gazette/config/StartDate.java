package gazette.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Holds the day from which a phrase counts, such as that of `every two weeks from 2026-12-07 08:00`.
///
/// @param day absent if the phrase names none
/// @param rest the phrase without it
record StartDate(Optional<LocalDate> day, String rest) {
    private static final List<String> MONTHS = CronField.Kind.MONTH.names();
    private static final String MONTH = "(?:" + String.join("|", MONTHS) + ")";
    private static final String WEEKDAY = "(?:(?<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?";
    private static final String DATE = "(?:(?<y1>\\d{4})[-/.年](?<m1>\\d{1,2})[-/.月](?<d1>\\d{1,2})[日号]?"
            + "|(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m2>" + MONTH + ")[a-z]*\\.?,? (?<y2>\\d{4})"
            + "|(?<m3>" + MONTH + ")[a-z]*\\.? (?<d3>\\d{1,2})(?:st|nd|rd|th)?,? (?<y3>\\d{4}))";
    private static final List<Pattern> CLAUSES = Stream.of(
                    ",? ?\\b(?:from|starting|starting on|starting from|starting with|beginning|beginning on|since"
                            + "|as of|as from) (?:the )?" + WEEKDAY + DATE + "(?!\\d),?",
                    ",? ?[从自] ?" + DATE + " ?(?:起|开始)?,?",
                    ",? ?" + DATE + " ?(?:起|开始),?")
            .map(Pattern::compile)
            .toList();

    /// Cuts the day out of a phrase in lower case.
    ///
    /// @throws InvalidValueException if the calendar has no such day, or it is another day of the week
    static StartDate cutFrom(String phrase) {
        return CLAUSES.stream()
                .map(clause -> clause.matcher(phrase))
                .filter(Matcher::find)
                .findFirst()
                .map(found -> new StartDate(
                        Optional.of(checked(day(found), found)),
                        found.replaceFirst(" ").strip().replaceAll("\\s+", " ")))
                .orElseGet(() -> new StartDate(Optional.empty(), phrase));
    }

    private static LocalDate checked(LocalDate day, Matcher found) {
        String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        String named = found.namedGroups().containsKey("weekday") ? found.group("weekday") : null;
        if (named != null && !weekday.toLowerCase(Locale.ROOT).startsWith(named)) {
            throw new InvalidValueException(
                    "\"" + found.group().strip() + "\" names the wrong day of the week",
                    "write from " + weekday + " " + day + ", or the day that is meant");
        }
        return day;
    }

    private static LocalDate day(Matcher found) {
        try {
            if (found.group("y1") != null) {
                return LocalDate.of(number(found, "y1"), number(found, "m1"), number(found, "d1"));
            }
            return found.group("y2") == null
                    ? LocalDate.of(number(found, "y3"), month(found.group("m3")), number(found, "d3"))
                    : LocalDate.of(number(found, "y2"), month(found.group("m2")), number(found, "d2"));
        } catch (DateTimeException _) {
            throw new InvalidValueException(
                    "\"" + found.group().strip() + "\" names a day that the calendar does not have",
                    "write it as in every two weeks from 2026-12-07 08:00");
        }
    }

    private static int number(Matcher found, String group) {
        return Integer.parseInt(found.group(group));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name) + 1;
    }
}
