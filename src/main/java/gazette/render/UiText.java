package gazette.render;

import gazette.text.ZonedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// Holds the texts of the user interface in one language.
///
/// @param lang BCP 47 tag of the language they are in, English where the language asked for has no words
public record UiText(String lang, Map<String, String> text) {

    /// Returns the text for a key.
    public String of(String key) {
        String word = text.get(key);
        if (word == null) {
            throw RenderException.of(
                    "plain/text_en.properties", 1, "the word `" + key + "` is missing", "add a line `" + key + " = …`");
        }
        return word;
    }

    /// Returns the text for a key, with the value in place of `{0}`.
    public String of(String key, Object value) {
        return of(key).replace("{0}", value.toString());
    }

    /// Writes a date in words.
    public String date(Instant instant, ZoneId zone) {
        return format("date_pattern", instant, zone);
    }

    /// Writes a time with its zone, also where a theme's pattern leaves it out.
    String time(Instant instant, ZoneId zone) {
        String pattern = of("time_pattern").replaceAll("'[^']*'", "");
        return pattern.matches("(?s).*[VvzOXxZ].*")
                ? format("time_pattern", instant, zone)
                : ZonedTime.in(
                        DateTimeFormatter.ofPattern(of("time_pattern"), Locale.forLanguageTag(lang)), instant, zone);
    }

    private String format(String pattern, Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(of(pattern), Locale.forLanguageTag(lang))
                .withZone(zone)
                .format(instant);
    }
}
