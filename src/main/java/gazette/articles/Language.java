package gazette.articles;

import java.lang.Character.UnicodeScript;

/// Guesses the language of a text that names none, by its script.
final class Language {
    private Language() {}

    /// @param usual the paper's language, for what is not Chinese, Japanese or Korean
    static String of(String text, String usual) {
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
