package gazette.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Parses the name of a time zone.
final class ZoneParser {
    private static final Map<String, String> ZONES_BY_ABBREVIATION = Map.ofEntries(
            Map.entry("CST", "Asia/Shanghai, America/Chicago or America/Havana"),
            Map.entry("CDT", "America/Chicago or America/Havana"),
            Map.entry("EST", "America/New_York, or America/Panama"),
            Map.entry("EDT", "America/New_York"),
            Map.entry("MST", "America/Denver, or America/Phoenix"),
            Map.entry("MDT", "America/Denver"),
            Map.entry("PST", "America/Los_Angeles or Asia/Manila"),
            Map.entry("PDT", "America/Los_Angeles"),
            Map.entry("AST", "America/Halifax or Asia/Riyadh"),
            Map.entry("ADT", "America/Halifax"),
            Map.entry("IST", "Asia/Kolkata, Europe/Dublin or Asia/Jerusalem"),
            Map.entry("BST", "Europe/London or Asia/Dhaka"),
            Map.entry("CEST", "Europe/Berlin"),
            Map.entry("EEST", "Europe/Helsinki"),
            Map.entry("WEST", "Europe/Lisbon"),
            Map.entry("MSK", "Europe/Moscow"),
            Map.entry("AEST", "Australia/Sydney or Australia/Brisbane"),
            Map.entry("AEDT", "Australia/Sydney"),
            Map.entry("ACST", "Australia/Adelaide or Australia/Darwin"),
            Map.entry("AWST", "Australia/Perth"),
            Map.entry("NZST", "Pacific/Auckland"),
            Map.entry("NZDT", "Pacific/Auckland"),
            Map.entry("SST", "Pacific/Pago_Pago or Asia/Singapore"),
            Map.entry("GST", "Asia/Dubai"),
            Map.entry("PKT", "Asia/Karachi"),
            Map.entry("SGT", "Asia/Singapore"),
            Map.entry("HKT", "Asia/Hong_Kong"),
            Map.entry("JST", "Asia/Tokyo"),
            Map.entry("KST", "Asia/Seoul"),
            Map.entry("WIB", "Asia/Jakarta"),
            Map.entry("BRT", "America/Sao_Paulo"),
            Map.entry("ART", "America/Argentina/Buenos_Aires"));

    /// Large places after which no zone is named.
    private static final Map<String, String> ZONES_BY_PLACE = Map.ofEntries(
            Map.entry("beijing", "Asia/Shanghai"),
            Map.entry("peking", "Asia/Shanghai"),
            Map.entry("china", "Asia/Shanghai"),
            Map.entry("北京", "Asia/Shanghai"),
            Map.entry("上海", "Asia/Shanghai"),
            Map.entry("中国", "Asia/Shanghai"),
            Map.entry("香港", "Asia/Hong_Kong"),
            Map.entry("台北", "Asia/Taipei"),
            Map.entry("東京", "Asia/Tokyo"),
            Map.entry("delhi", "Asia/Kolkata"),
            Map.entry("mumbai", "Asia/Kolkata"),
            Map.entry("india", "Asia/Kolkata"),
            Map.entry("germany", "Europe/Berlin"),
            Map.entry("munich", "Europe/Berlin"),
            Map.entry("hamburg", "Europe/Berlin"),
            Map.entry("france", "Europe/Paris"),
            Map.entry("geneva", "Europe/Zurich"),
            Map.entry("milan", "Europe/Rome"),
            Map.entry("barcelona", "Europe/Madrid"),
            Map.entry("boston", "America/New_York"),
            Map.entry("washington", "America/New_York"),
            Map.entry("san francisco", "America/Los_Angeles"),
            Map.entry("seattle", "America/Los_Angeles"),
            Map.entry("houston", "America/Chicago"));

    private ZoneParser() {}

    /// Reads the name of a time zone. Abbreviations are refused, since most mean several zones, or leave out the summer
    /// time.
    static ZoneId parse(String text) {
        Optional<String> meant = Optional.ofNullable(ZONES_BY_ABBREVIATION.get(text.toUpperCase(Locale.ROOT)));
        if (meant.isPresent()) {
            throw new InvalidValueException(
                    "\"" + text + "\" does not say which time zone, or not when summer time begins",
                    "write the zone of a place, such as " + meant.get());
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            var remedy = zoneLike(text)
                    .map(zone -> "did you mean " + zone)
                    .orElse("write a name of the tz database, such as Asia/Shanghai or Europe/Berlin");
            throw new InvalidValueException("unknown time zone \"" + text + "\"", remedy);
        }
    }

    private static Optional<String> zoneLike(String text) {
        var zones = ZoneId.getAvailableZoneIds();
        var place = text.toLowerCase(Locale.ROOT).replaceFirst(".*/", "");
        return zones.stream()
                .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith("/" + place.replace(' ', '_')))
                .min(String::compareTo)
                .or(() -> Optional.ofNullable(ZONES_BY_PLACE.get(place.replace('_', ' '))))
                .or(() -> SpellingSuggestion.to(text, zones));
    }
}
