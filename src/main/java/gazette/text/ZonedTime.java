package gazette.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/// Writes times for people, always with the time zone that they are in.
public final class ZonedTime {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    /// Abbreviations that mean this zone to everybody. Others, such as CST and IST, mean several.
    private static final Set<String> CLEAR = Set.of("UTC", "GMT", "WET", "CET", "CEST", "EET", "EEST", "JST");

    private ZonedTime() {}

    /// Returns a time to the minute, such as `2026-11-23 08:00 CET`.
    public static String minutes(Instant instant, ZoneId zone) {
        return in(MINUTES, instant, zone);
    }

    /// Returns a time to the second, such as `2026-11-23 08:00:00 CET`.
    public static String seconds(Instant instant, ZoneId zone) {
        return in(SECONDS, instant, zone);
    }

    /// Returns a time in a format of its own, and the zone behind it.
    public static String in(DateTimeFormatter format, Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        return format.format(time) + " " + zone(time);
    }

    /// Returns the same, and what a clock in another zone shows then if it shows something else: `01:00 CET (08:00
    /// Asia/Shanghai)`.
    public static String in(DateTimeFormatter format, Instant instant, ZoneId zone, ZoneId other) {
        ZonedDateTime elsewhere = instant.atZone(other);
        boolean isSame = elsewhere.getOffset().equals(instant.atZone(zone).getOffset());
        return in(format, instant, zone) + (isSame ? "" : " (" + CLOCK.format(elsewhere) + " " + zone(elsewhere) + ")");
    }

    /// Returns the abbreviation of the zone if it is clear, else its name.
    private static String zone(ZonedDateTime time) {
        String abbreviation = ABBREVIATION.format(time);
        return CLEAR.contains(abbreviation) || time.getZone().getId().equals("Z")
                ? abbreviation.replaceFirst("^Z$", "UTC")
                : time.getZone().getId();
    }
}
