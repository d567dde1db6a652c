package gazette.sources.dates;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses the dates of feeds: RFC 822 and 5322 with all common mistakes, ISO 8601, W3C-DTF, ctime, and notations of
/// many languages, with years of four digits or two. An ambiguous date is none, because no date is better than a wrong
/// one. Dates in an article's own metadata are parsed by `articles.heads.DateReader`, which asks this class for all but
/// the usual notations.
public final class FeedDateParser {
    private static final int LONGEST = 100;
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]");
    private static final Pattern EPOCH = Pattern.compile("([1-9]\\d{8,9})(\\d{3})?");
    /// The basic format of ISO 8601, without separators. Only a `T` shows that a year has two digits.
    private static final Pattern BASIC = Pattern.compile(
            "(\\d{4}|\\d{2}(?=\\d{4}t))(\\d{2})(\\d{2})(?:[t ]?(\\d{2})(\\d{2})(\\d{2})?)?((?:z|[+-]\\d{2}:?\\d{2})?)");
    /// ISO 8601 of 1988 allows years of two digits; a `T` shows that it is meant.
    private static final Pattern SHORT_ISO = Pattern.compile("(\\d{2})(-\\d{2}-\\d{2}t\\d.*)");
    private static final Pattern CLOCK = Pattern.compile("""
            (?x) (?<![\\d.:]) (?<before> 上午 | 午前 | 오전 | 下午 | 午後 | 오후 )? \\s?
            (?<hour> \\d{1,2} ) \\s? [:h時时点點시] \\s? (?<minute> \\d{2} ) [分분]?
            (?: (?: : | (?<=[分분]) ) \\s? (?<second> \\d{2} ) [秒초]? (?: [.,] (?<fraction> \\d{1,9} ) )? )?
            (?! [\\d:] ) (?: \\s? (?<after> [ap] \\.? m \\b \\.? ) )?""");
    private static final Pattern ZONE = Pattern.compile(
            "^\\s?(?<name>[a-z]{1,5}\\b)?\\s?(?<sign>[+-])?(?:(?<=[+-])(?<hours>\\d{1,2}):?(?<minutes>\\d{2})?(?!\\d))?");
    /// RFC 5322 and RFC 3339, which most feeds follow; strict, so that a day that does not exist is not shifted.
    private static final DateTimeFormatter MAIL =
            DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter NET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    /// The JDK takes two digits for a year of the first century.
    private static final int FIRST_WHOLE_YEAR = 1000;

    private static final Instant EARLIEST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private FeedDateParser() {}

    /// Parses a date, to the millisecond; empty if it is none, does not exist, or is ambiguous. A time without a zone
    /// is UTC.
    public static Optional<Instant> read(String written) {
        return read(written, ZoneOffset.UTC).map(OffsetDateTime::toInstant);
    }

    /// Parses a date, to the millisecond; empty if it is none, does not exist, or is ambiguous.
    ///
    /// @param zone of a time that gives none
    public static Optional<OffsetDateTime> read(String written, ZoneId zone) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return standard(written).or(() -> lenient(written, zone)).filter(date -> {
            Instant instant = date.toInstant();
            return instant.isAfter(EARLIEST) && instant.isBefore(LATEST);
        });
    }

    private static Optional<OffsetDateTime> standard(String written) {
        boolean yearFirst = written.indexOf('-') == 4;
        try {
            return Optional.of(OffsetDateTime.parse(written, yearFirst ? NET : MAIL)
                            .truncatedTo(ChronoUnit.MILLIS))
                    .filter(date -> date.getYear() >= FIRST_WHOLE_YEAR);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> lenient(String written, ZoneId zone) {
        String text = Normalizer.normalize(written, Form.NFKC).toLowerCase(Locale.ROOT);
        text = COMMENT.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
        try {
            return date(extended(text), zone);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String extended(String text) {
        Matcher basic = BASIC.matcher(text);
        if (!basic.matches()) {
            Matcher iso = SHORT_ISO.matcher(text);
            return iso.matches() ? wholeYear(iso.group(1)) + iso.group(2) : text;
        }
        String day = wholeYear(basic.group(1)) + "-" + basic.group(2) + "-" + basic.group(3);
        String time = basic.group(4) == null ? "" : " " + basic.group(4) + ":" + basic.group(5);
        String second = basic.group(6) == null ? "" : ":" + basic.group(6);
        return day + time + second + basic.group(7);
    }

    private static String wholeYear(String written) {
        return String.valueOf(CalendarDateParser.year(written));
    }

    private static Optional<OffsetDateTime> date(String text, ZoneId zone) {
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            long millis = epoch.group(2) == null ? 0 : Long.parseLong(epoch.group(2));
            Instant instant =
                    Instant.ofEpochSecond(Long.parseLong(epoch.group(1))).plusMillis(millis);
            return Optional.of(instant.atZone(zone).toOffsetDateTime());
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return CalendarDateParser.read(text.replaceFirst("z$", ""))
                    .map(day -> day.atStartOfDay(zone).toOffsetDateTime());
        }
        Matcher written = ZONE.matcher(text.substring(clock.end()));
        Optional<ZoneOffset> offset = written.find() ? offset(written) : Optional.empty();
        int rest = clock.end() + (offset.isPresent() ? written.end() : 0);
        String dayText = text.substring(0, clock.start()).replaceFirst("(?<=\\d)t$", "") + " " + text.substring(rest);
        ZoneId dateZone = offset.<ZoneId>map(some -> some).orElse(zone);
        return CalendarDateParser.read(dayText).map(day -> at(day, clock, dateZone));
    }

    /// Parses a name, an offset, or both, of which the offset counts. Empty if it is no zone.
    private static Optional<ZoneOffset> offset(Matcher zone) {
        if (zone.group("hours") == null) {
            return Optional.ofNullable(zone.group("name")).flatMap(ZoneNames::offset);
        }
        int minutes = Integer.parseInt(zone.group("hours")) * 60
                + Optional.ofNullable(zone.group("minutes"))
                        .map(Integer::parseInt)
                        .orElse(0);
        boolean isKnown = zone.group("name") == null
                || ZoneNames.offset(zone.group("name")).isPresent();
        int sign = zone.group("sign").equals("-") ? -1 : 1;
        return isKnown ? Optional.of(ZoneOffset.ofTotalSeconds(sign * minutes * 60)) : Optional.empty();
    }

    private static OffsetDateTime at(LocalDate day, Matcher clock, ZoneId zone) {
        int second = number(clock, "second");
        // A leap second is read as the second before; midnight may be written as 24:00.
        Duration time = Duration.ofHours(hour(clock))
                .plusMinutes(inRange(number(clock, "minute"), 59))
                .plusSeconds(second == 60 ? 59 : inRange(second, 59))
                .plusMillis(millis(clock));
        if (time.compareTo(Duration.ofDays(1)) > 0) {
            throw new DateTimeException("a time after the end of the day");
        }
        return day.atStartOfDay().plus(time).atZone(zone).toOffsetDateTime();
    }

    private static int hour(Matcher clock) {
        int hour = number(clock, "hour");
        String half = Optional.ofNullable(clock.group("before"))
                .or(() -> Optional.ofNullable(clock.group("after")))
                .orElse("");
        if (half.isEmpty() || hour > 12) {
            return inRange(hour, 24);
        }
        boolean isAfternoon = half.startsWith("p") || half.equals("下午") || half.equals("午後") || half.equals("오후");
        return hour % 12 + (isAfternoon ? 12 : 0);
    }

    private static long millis(Matcher clock) {
        String fraction = Optional.ofNullable(clock.group("fraction")).orElse("");
        return Long.parseLong((fraction + "000").substring(0, 3));
    }

    private static int number(Matcher clock, String part) {
        return Optional.ofNullable(clock.group(part)).map(Integer::parseInt).orElse(0);
    }

    private static int inRange(int number, int most) {
        if (number > most) {
            throw new DateTimeException(number + " is more than " + most);
        }
        return number;
    }
}
