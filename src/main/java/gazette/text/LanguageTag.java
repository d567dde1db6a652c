package gazette.text;

import com.ibm.icu.util.ULocale;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the language of a text or a subscriber.
public final class LanguageTag {
    /// In ISO 639. Longer words may be the name of a language.
    private static final int LONGEST = 3;
    private static final Set<String> KNOWN = Set.of(ULocale.getISOLanguages());

    private LanguageTag() {}

    /// Returns a BCP 47 tag in canonical form, also for the name of a language, in English, in itself or in one of some
    /// large languages; empty if it is neither.
    public static Optional<String> ofTagOrName(String written) {
        String text = written.strip();
        return of(text).filter(tag -> tag.split("-", 2)[0].length() <= LONGEST).or(() -> LanguageNames.tagOf(text));
    }

    /// Returns the same for a language that there is: `jp` is none.
    public static Optional<String> ofKnownLanguage(String written) {
        return ofTagOrName(written)
                .filter(tag -> KNOWN.contains(Locale.forLanguageTag(tag).getLanguage()));
    }

    /// Returns a BCP 47 tag in canonical form, with two letters where the language has any; empty if it is invalid.
    public static Optional<String> of(String tag) {
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
            return Optional.of(new Locale.Builder()
                            .setLocale(locale)
                            .setLanguage(ULocale.canonicalize(locale.getLanguage()))
                            .build()
                            .toLanguageTag())
                    .filter(t -> !t.equals("und") && t.length() <= FieldLimits.LANGUAGE);
        } catch (IllformedLocaleException _) {
            return Optional.empty();
        }
    }
}
