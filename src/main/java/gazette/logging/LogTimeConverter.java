package gazette.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes the time of an event with its offset from UTC: `%time` in `logback.xml`. It is in UTC before the settings are
/// read, from then on in the publication's zone.
public final class LogTimeConverter extends ClassicConverter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private static volatile ZoneId zone = ZoneOffset.UTC;

    /// Sets the zone of all lines from now on.
    public static void useZone(ZoneId publication) {
        zone = publication;
    }

    @Override
    public String convert(ILoggingEvent event) {
        return TIME.format(Instant.ofEpochMilli(event.getTimeStamp()).atZone(zone));
    }
}
