package gazette.sources.feeds;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/// Guesses the language of a text by its script.
public final class LanguageDetector {
    private static final Set<String> CJK = Set.of("zh", "ja", "ko");

    private LanguageDetector() {}

    /// Returns the language of an entry: its own, else the guessed one. Many Chinese feeds say that they are English,
    /// because that is the default of their software.
    ///
    /// @param declared the feed's language, else that of the settings
    /// @param text the text of the entry
    public static String of(Entry entry, String declared, String text) {
        return entry.lang().orElseGet(() -> {
            boolean isCjk = CJK.contains(declared.toLowerCase(Locale.ROOT).split("[-_]", 2)[0]);
            return isCjk ? declared : of(text, declared);
        });
    }

    /// Returns `zh`, `ja` or `ko` if a fifth of the letters is of their scripts, else the fallback.
    public static String of(String text, String fallback) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = count(text, UnicodeScript.HAN);
        long kana = count(text, UnicodeScript.HIRAGANA) + count(text, UnicodeScript.KATAKANA);
        long hangul = count(text, UnicodeScript.HANGUL);
        if ((han + kana + hangul) * 5 <= letters) {
            return fallback;
        }
        if (hangul > han + kana) {
            return "ko";
        }
        return kana * 10 > han ? "ja" : "zh"; // A Chinese article may quote a Japanese name.
    }

    private static long count(String text, UnicodeScript script) {
        return text.codePoints()
                .filter(c -> Character.isLetter(c) && UnicodeScript.of(c) == script)
                .count();
    }
}
