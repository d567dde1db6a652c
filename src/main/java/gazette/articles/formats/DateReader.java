package gazette.articles.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads dates as people and programs write them: year first, with or without a time, with or without a zone.
final class DateReader {
    private static final Pattern DATE = Pattern.compile("""
            (?x) (?<year>\\d{4}) [-/.年] (?<month>\\d{1,2}) [-/.月] (?<day>\\d{1,2}) 日?
            (?: [T\\s]+ (?<hour>\\d{1,2}) : (?<minute>\\d{2}) (?: : (?<second>\\d{2}) (?: [.,]\\d+ )? )? )?
            \\s* (?<zone> Z | [+-]\\d{2}(?::?\\d{2})? | [A-Za-z]+(?:/[A-Za-z_/]+)? )? (?: \\[[^\\]]+\\] )?""", Pattern.CASE_INSENSITIVE);

    private DateReader() {}

    /// Empty if this is no date, or one that does not exist. A date without a time is its first moment.
    static Optional<OffsetDateTime> read(String written, ZoneId zone) {
        Matcher parts = DATE.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            ZoneId its = Optional.ofNullable(parts.group("zone"))
                    .map(DateReader::zone)
                    .orElse(zone);
            return Optional.of(date(parts).atTime(time(parts)).atZone(its).toOffsetDateTime());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static ZoneId zone(String written) {
        return written.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneId.of(written);
    }

    private static LocalDate date(Matcher parts) {
        return LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day"));
    }

    private static LocalTime time(Matcher parts) {
        return LocalTime.of(number(parts, "hour"), number(parts, "minute"), number(parts, "second"));
    }

    private static int number(Matcher parts, String group) {
        return Optional.ofNullable(parts.group(group)).map(Integer::parseInt).orElse(0);
    }
}
