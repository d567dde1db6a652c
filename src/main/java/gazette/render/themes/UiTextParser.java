package gazette.render.themes;

import gazette.render.RenderException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Parses a theme's words, `text_LANGUAGE.properties`.
final class UiTextParser {
    /// The words that are patterns of [DateTimeFormatter].
    private static final Set<String> PATTERNS = Set.of("date_pattern", "time_pattern");

    /// Matches an escape with `u` that no four hexadecimal digits follow; a backslash before it makes it plain text.
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?![0-9a-fA-F]{4}).*");

    private UiTextParser() {}

    /// Returns the texts by their keys.
    ///
    /// @param file its name under `templates`, `plain/text_en.properties`
    /// @throws RenderException if it has an escape that is none, or a pattern of dates that is none
    static Map<String, String> parse(String file, String properties) {
        Properties parsed = new Properties();
        try {
            parsed.load(new StringReader(properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw brokenEscape(file, properties);
        }
        Map<String, String> words = new TreeMap<>();
        parsed.stringPropertyNames().forEach(name -> words.put(name, parsed.getProperty(name)));
        words.entrySet().stream()
                .filter(word -> PATTERNS.contains(word.getKey()))
                .forEach(word -> checkPattern(file, properties, word.getKey(), word.getValue()));
        return words;
    }

    /// Returns the line of a word, counted from 1.
    static int line(String word, String properties) {
        var definition = Pattern.compile("\\s*" + Pattern.quote(word) + "\\s*[=: ].*");
        return firstLine(properties, definition);
    }

    private static RenderException brokenEscape(String file, String properties) {
        return RenderException.of(
                file,
                firstLine(properties, Pattern.compile("(?!\\s*[#!]).*?" + BROKEN_ESCAPE)),
                "`\\u` without four hexadecimal digits",
                "write the character itself, since the file is in UTF-8, or `\\\\u` for a backslash and a u");
    }

    private static void checkPattern(String file, String properties, String word, String pattern) {
        try {
            var _ = DateTimeFormatter.ofPattern(pattern)
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.EPOCH);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw RenderException.of(
                    file,
                    line(word, properties),
                    "\"" + pattern + "\" is no pattern of dates",
                    "write one such as `d MMMM uuuu`, with words in single quotes; the class DateTimeFormatter of Java"
                            + " explains the letters");
        }
    }

    private static int firstLine(String text, Pattern sought) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                        .filter(i -> sought.matcher(lines.get(i)).matches())
                        .findFirst()
                        .orElse(0)
                + 1;
    }
}
