package gazette.web.admin;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// Writes moments for people, with the moment itself for scripts.
final class TimeText {
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("uuuu年M月d日 EEE HH:mm", Locale.SIMPLIFIED_CHINESE);

    private TimeText() {}

    /// Returns a `time` element. It names the zone if that is not the reader's own.
    static String html(Instant at, Locale locale, ZoneId zone, ZoneId own) {
        String named = zone.equals(own) ? "" : " " + zone.getDisplayName(TextStyle.SHORT_STANDALONE, locale);
        return "<time datetime=\"" + at + "\">" + text(at, locale, zone) + named + "</time>";
    }

    /// Returns a moment in a zone, to the minute.
    static String text(Instant at, Locale locale, ZoneId zone) {
        DateTimeFormatter format = locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
        return format.format(ZonedDateTime.ofInstant(at, zone));
    }

    /// Returns a moment in a zone, to the second and with the zone's name; with the date if it is not today's.
    static String seconds(Instant at, Locale locale, ZoneId zone, Instant now) {
        ZonedDateTime there = ZonedDateTime.ofInstant(at, zone);
        boolean isToday =
                there.toLocalDate().equals(ZonedDateTime.ofInstant(now, zone).toLocalDate());
        boolean isChinese = locale.getLanguage().equals("zh");
        String day = isToday ? "" : isChinese ? "M月d日 " : "d MMM, ";
        String zoneName = isChinese ? " (VV)" : " z";
        return DateTimeFormatter.ofPattern(
                        day + "HH:mm:ss" + zoneName, isChinese ? Locale.SIMPLIFIED_CHINESE : Locale.UK)
                .format(there);
    }
}
