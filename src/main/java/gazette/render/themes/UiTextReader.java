package gazette.render.themes;

import gazette.render.ParseCache;
import gazette.render.UiText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `text_LANGUAGE.properties`: a theme's over its parents', a language's over the English ones.
final class UiTextReader {
    private static final String ENGLISH = "en";

    private final ThemeFiles files;
    private final ParseCache<Map<String, String>> parsed = new ParseCache<>(UiText::parse);

    UiTextReader(ThemeFiles files) {
        this.files = files;
    }

    UiText words(List<String> ancestry, String lang) {
        String language = Locale.forLanguageTag(lang).getLanguage();
        Map<String, String> text = new HashMap<>(inLanguage(ancestry, ENGLISH));
        Map<String, String> own = inLanguage(ancestry, language);
        text.putAll(own);
        return new UiText(own.isEmpty() ? ENGLISH : lang, text);
    }

    private Map<String, String> inLanguage(List<String> ancestry, String language) {
        Map<String, String> text = new HashMap<>();
        for (String theme : ancestry.reversed()) {
            files.read(theme + "/text_" + language + ".properties").ifPresent(file -> text.putAll(parsed.of(file)));
        }
        return text;
    }
}
