package gazette.render.themes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gazette.render.UiText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `text_LANGUAGE.properties`: a theme's over its parents', a language's over the English ones. Each is read
/// once.
final class UiTextReader {
    private static final String ENGLISH = "en";

    /// Feeds name languages that nobody foresees.
    private static final int MAX_TEXTS = 256;

    private final ThemeFiles files;
    private final Cache<Key, UiText> texts =
            Caffeine.newBuilder().maximumSize(MAX_TEXTS).build();

    private record Key(List<String> ancestry, String lang) {
        private Key {
            ancestry = List.copyOf(ancestry);
        }
    }

    UiTextReader(ThemeFiles files) {
        this.files = files;
    }

    UiText words(List<String> ancestry, String lang) {
        return texts.get(new Key(ancestry, lang), this::read);
    }

    private UiText read(Key key) {
        String language = Locale.forLanguageTag(key.lang()).getLanguage();
        Map<String, String> text = new HashMap<>(inLanguage(key.ancestry(), ENGLISH));
        Map<String, String> own = inLanguage(key.ancestry(), language);
        text.putAll(own);
        return new UiText(own.isEmpty() ? ENGLISH : key.lang(), Map.copyOf(text));
    }

    private Map<String, String> inLanguage(List<String> ancestry, String language) {
        Map<String, String> text = new HashMap<>();
        for (String theme : ancestry.reversed()) {
            String name = theme + "/text_" + language + ".properties";
            files.read(name).ifPresent(file -> text.putAll(UiTextParser.parse(name, file)));
        }
        return text;
    }
}
