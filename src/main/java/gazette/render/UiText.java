package gazette.render;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// Holds the texts of the user interface in one language.
///
/// @param lang BCP 47 tag of the language they are in, English where the language asked for has no words
public record UiText(String lang, Map<String, String> text) {

    public static Map<String, String> parse(String properties) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        read.stringPropertyNames().forEach(name -> words.put(name, read.getProperty(name)));
        return words;
    }

    public String of(String key) {
        String word = text.get(key);
        if (word == null) {
            throw RenderException.of(
                    "plain/text_en.properties", 1, "the word `" + key + "` is missing", "add a line `" + key + " = …`");
        }
        return word;
    }

    public String of(String key, Object value) {
        return of(key).replace("{0}", value.toString());
    }

    String date(Instant instant, ZoneId zone) {
        return formatted("date_pattern", instant, zone);
    }

    String time(Instant instant, ZoneId zone) {
        return formatted("time_pattern", instant, zone);
    }

    private String formatted(String pattern, Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern(of(pattern), Locale.forLanguageTag(lang))
                .withZone(zone)
                .format(instant);
    }
}
