package gazette.config;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Guesses which language was meant by what is no tag: its name, in English, in itself or in another usual language, or
/// a tag with an underscore.
final class LanguageNames {
    private static final List<Locale> TOLD_IN =
            List.of(Locale.ENGLISH, Locale.CHINESE, Locale.GERMAN, Locale.FRENCH, Locale.JAPANESE);

    private LanguageNames() {}

    /// Returns the BCP 47 tag; empty if nothing is known by that word.
    static Optional<String> tagOf(String written) {
        return tag(written.replace('_', '-'))
                .or(() -> Stream.of(Locale.getISOLanguages())
                        .filter(code -> isName(written, Locale.of(code)))
                        .findFirst());
    }

    private static Optional<String> tag(String written) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(written).build())
                    .filter(locale -> Locale.availableLocales().anyMatch(locale::equals))
                    .map(Locale::toLanguageTag);
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String written, Locale language) {
        return Stream.concat(TOLD_IN.stream(), Stream.of(language))
                .anyMatch(told -> language.getDisplayLanguage(told).equalsIgnoreCase(written));
    }
}
