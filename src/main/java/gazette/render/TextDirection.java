package gazette.render;

import java.util.Locale;
import java.util.Set;

/// Tells in which direction a language is written.
public final class TextDirection {
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private TextDirection() {}

    /// Returns the value of `dir` for a language: `rtl` or `ltr`.
    ///
    /// @param lang a BCP 47 tag
    public static String of(String lang) {
        return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(lang).getLanguage()) ? "rtl" : "ltr";
    }
}
