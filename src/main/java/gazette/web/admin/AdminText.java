package gazette.web.admin;

import gazette.text.MessageTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Holds the desk's texts in one language, by their keys.
final class AdminText {
    static final List<String> LANGUAGES = List.of("en", "zh");

    /// The files that the texts are in, each once for every language.
    static final List<String> FILES =
            List.of("frame", "doors", "today", "compose", "send", "report", "files", "review");

    private static final int MAX_HEADER_LENGTH = 500;
    private static final Map<String, AdminText> LOADED = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, String> patterns;

    private AdminText(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /// Returns the texts in a language, or in English if there are none.
    static AdminText of(Locale locale) {
        String language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : "en";
        return LOADED.computeIfAbsent(language, AdminText::load);
    }

    /// Returns the first language of a header `Accept-Language` (RFC 9110) that the desk speaks.
    static Optional<String> accepted(@org.jspecify.annotations.Nullable String header) {
        if (header == null || header.length() > MAX_HEADER_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), LANGUAGES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Returns whether there is a text.
    boolean has(String key) {
        return patterns.containsKey(key);
    }

    /// Returns a filled text.
    ///
    /// @throws IllegalArgumentException if there is none of that key
    String fill(String key, Object... values) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("the desk has no text \"" + key + "\"");
        }
        return MessageTemplate.fill(pattern, locale, values);
    }

    /// Returns all patterns by their keys.
    Map<String, String> patterns() {
        return patterns;
    }

    private static AdminText load(String language) {
        Map<String, String> all = new TreeMap<>();
        for (String file : FILES) {
            var texts = new Properties();
            String resource = "/gazette/admin/words/" + file + "_" + language + ".properties";
            try (InputStream in = AdminText.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks its file " + resource);
                }
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            texts.stringPropertyNames().forEach(key -> all.put(key, texts.getProperty(key)));
        }
        return new AdminText(Locale.forLanguageTag(language), Map.copyOf(all));
    }
}
