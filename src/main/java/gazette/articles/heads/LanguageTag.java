package gazette.articles.heads;

import gazette.text.FieldLimits;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the language of a text.
public final class LanguageTag {
    /// In ISO 639. Longer words may be the name of a language.
    private static final int LONGEST = 3;

    private LanguageTag() {}

    /// Returns a BCP 47 tag in canonical form, also for the name of a language, in English or in itself; empty if it is
    /// neither.
    static Optional<String> ofTagOrName(String written) {
        return of(written)
                .filter(tag -> tag.split("-", 2)[0].length() <= LONGEST)
                .or(() -> Stream.of(Locale.getISOLanguages())
                        .filter(code -> isName(written, Locale.of(code)))
                        .findFirst());
    }

    private static boolean isName(String written, Locale language) {
        return language.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(written)
                || language.getDisplayLanguage(language).equalsIgnoreCase(written);
    }

    /// Returns a BCP 47 tag in canonical form; empty if it is invalid.
    public static Optional<String> of(String tag) {
        try {
            return Optional.of(new Locale.Builder()
                            .setLanguageTag(tag.replace('_', '-'))
                            .build()
                            .toLanguageTag())
                    .filter(t -> !t.equals("und") && t.length() <= FieldLimits.LANGUAGE);
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }
}
