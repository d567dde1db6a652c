package gazette.articles.heads;

import gazette.articles.text.ArticleDiagnostics;
import gazette.sources.dates.FeedDateParser;
import gazette.text.TextShortener;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates of article metadata: year first, with or without time and zone, and else every notation that feeds
/// have, see [FeedDateParser]. The offset is kept. Of a period, as Notion writes it, the beginning counts.
final class DateReader {
    private static final Pattern DATE = Pattern.compile("""
            (?x) (?<year>\\d{4}) [-/.年] (?<month>\\d{1,2}) [-/.月] (?<day>\\d{1,2}) 日?
            (?: [T\\s]+ (?<hour>\\d{1,2}) : (?<minute>\\d{2}) (?: : (?<second>\\d{2}) (?: [.,]\\d+ )? )? )?
            \\s* (?<zone> Z | [+-]\\d{2}(?::?\\d{2})? | [A-Za-z]+(?:/[A-Za-z_/]+)? )?
            (?: (?<=\\d) \\s+ \\(? [A-Za-z]{2,5} \\)? )? (?: \\[[^\\]]+\\] )?""", Pattern.CASE_INSENSITIVE);

    private static final Pattern PERIOD = Pattern.compile("\\s*(?:→|-->|->).*", Pattern.DOTALL);
    /// A note of that day in Obsidian, or a mention of it in Notion.
    private static final Pattern LINK =
            Pattern.compile("\\[\\[([^\\[\\]|]*)(?:\\|[^\\[\\]]*)?]]|@(.*)", Pattern.DOTALL);

    private static final int LONGEST = 200;
    private static final int SHOWN = 100;
    /// Eleventy and Quarto fill in the date of the file, or of the day.
    private static final Set<String> FILLED_IN =
            Set.of("created", "lastmodified", "gitcreated", "gitlastmodified", "today", "now");

    private DateReader() {}

    /// Returns whether a word stands for a date that another tool fills in; here it is none, and no error.
    static boolean isFilledIn(String written) {
        return FILLED_IN.contains(HeadKey.normal(written));
    }

    /// Reads a date; empty if it is none, or does not exist. Without a time, the day begins at midnight.
    ///
    /// @param zone for dates that give none
    static Optional<OffsetDateTime> read(String written, ZoneId zone) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String text = plain(written);
        boolean isNumber = text.chars().allMatch(Character::isDigit);
        return usual(text, zone).or(() -> isNumber ? Optional.empty() : FeedDateParser.read(text, zone));
    }

    private static Optional<OffsetDateTime> usual(String text, ZoneId zone) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            ZoneId dateZone = Optional.ofNullable(parts.group("zone"))
                    .map(DateReader::zone)
                    .orElse(zone);
            return Optional.of(date(parts).atTime(time(parts)).atZone(dateZone).toOffsetDateTime());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Adds an error about a text that is no date.
    static void addError(String key, String written, int line, ArticleDiagnostics diagnostics) {
        diagnostics.error(
                line,
                key + " '" + TextShortener.withEllipsis(written, SHOWN) + "' is no date that exists",
                "write it as 2026-11-05, 2026-11-05 08:00 or 2026-11-05T08:00+01:00");
    }

    private static String plain(String written) {
        String beginning = PERIOD.matcher(written.strip()).replaceFirst("");
        Matcher link = LINK.matcher(beginning);
        if (!link.matches()) {
            return beginning;
        }
        return Optional.ofNullable(link.group(1)).orElse(link.group(2)).strip();
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
