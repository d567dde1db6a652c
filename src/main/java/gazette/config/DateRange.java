package gazette.config;

import java.time.LocalDate;

/// Holds one day or several days in a row.
///
/// @param last not before the first
public record DateRange(LocalDate first, LocalDate last) {
    private static final String BETWEEN = "..";

    /// Reads a day such as `2026-12-25`, or the first and the last of several, as in `2026-12-24..2027-01-02`.
    ///
    /// @throws InvalidValueException if it is neither
    public static DateRange parse(String text) {
        int at = text.indexOf(BETWEEN);
        if (at < 0) {
            LocalDate day = ValueParsers.date(text.strip());
            return new DateRange(day, day);
        }
        LocalDate first = ValueParsers.date(text.substring(0, at).strip());
        LocalDate last = ValueParsers.date(text.substring(at + BETWEEN.length()).strip());
        if (last.isBefore(first)) {
            throw new InvalidValueException(
                    "\"" + text + "\" ends before it begins", "write the earlier day first: " + last + BETWEEN + first);
        }
        return new DateRange(first, last);
    }

    /// Returns whether a day is one of them.
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + BETWEEN + last;
    }
}
