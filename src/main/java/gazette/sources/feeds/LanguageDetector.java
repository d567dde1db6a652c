package gazette.sources.feeds;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/// Guesses the language of a text that names none, by its script.
public final class LanguageDetector {
    private static final Set<String> CJK = Set.of("zh", "ja", "ko");

    private LanguageDetector() {}

    /// The language of an entry. Many a Chinese feed says that it is English, because its program does by itself.
    ///
    /// @param said the feed's language, else the paper's
    /// @param text the entry's
    public static String of(Entry entry, String said, String text) {
        return entry.lang().orElseGet(() -> {
            boolean cjk = CJK.contains(said.toLowerCase(Locale.ROOT).split("[-_]", 2)[0]);
            return cjk ? said : of(text, said);
        });
    }

    /// @param usual the paper's language, for what is not Chinese, Japanese or Korean
    public static String of(String text, String usual) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long han = count(text, UnicodeScript.HAN);
        long kana = count(text, UnicodeScript.HIRAGANA) + count(text, UnicodeScript.KATAKANA);
        long hangul = count(text, UnicodeScript.HANGUL);
        if ((han + kana + hangul) * 5 <= letters) {
            return usual;
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
