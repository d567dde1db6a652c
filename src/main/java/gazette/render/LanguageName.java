package gazette.render;

import java.util.Locale;

/// Names languages in themselves, for those who read them: `Deutsch`, `português (Brasil)`.
public final class LanguageName {
    private LanguageName() {}

    /// Returns the name of a language.
    ///
    /// @param lang a BCP 47 tag
    public static String of(String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        return locale.getDisplayName(locale);
    }
}
