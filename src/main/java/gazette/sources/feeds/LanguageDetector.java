package gazette.sources.feeds;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Guesses the language of a text by its script.
public final class LanguageDetector {
    /// The languages that a feed does not declare by mistake: no software has one as its default.
    private static final Set<String> TRUSTED =
            Set.of("zh", "ja", "ko", "ar", "fa", "ur", "he", "ps", "ckb", "sd", "ug", "yi", "dv");

    private static final Set<String> OF_ARABIC_SCRIPT = Set.of("ar", "fa", "ur", "ps", "ckb", "sd", "ug");
    private static final String URDU_LETTERS = "ٹڈڑںےۓہۂھ";
    private static final String PERSIAN_LETTERS = "پچژگ";
    private static final String PERSIAN_FORMS = "کی";
    private static final String ARABIC_LETTERS = "ةىأإؤ";
    private static final String ARABIC_FORMS = "كي";

    private LanguageDetector() {}

    /// Returns the language of an entry: its own, else the guessed one. Many Chinese feeds say that they are English,
    /// because that is the default of their software.
    ///
    /// @param declared the feed's language, else that of the settings
    /// @param text the text of the entry
    public static String of(Entry entry, String declared, String text) {
        return entry.lang().orElseGet(() -> TRUSTED.contains(primary(declared)) ? declared : of(text, declared));
    }

    /// Returns the language that the script of a text tells: Chinese, Japanese or Korean if a fifth of the letters is
    /// of
    /// their scripts, Arabic, Persian, Urdu or Hebrew if a third is, else the fallback.
    public static String of(String text, String fallback) {
        Map<UnicodeScript, Long> scripts = text.codePoints()
                .filter(Character::isLetter)
                .boxed()
                .collect(Collectors.groupingBy(UnicodeScript::of, Collectors.counting()));
        long letters = scripts.values().stream().mapToLong(Long::longValue).sum();
        long han = count(scripts, UnicodeScript.HAN);
        long kana = count(scripts, UnicodeScript.HIRAGANA) + count(scripts, UnicodeScript.KATAKANA);
        long hangul = count(scripts, UnicodeScript.HANGUL);
        if ((han + kana + hangul) * 5 > letters) {
            return eastAsian(han, kana, hangul);
        }
        if (count(scripts, UnicodeScript.HEBREW) * 3 > letters) {
            return primary(fallback).equals("yi") ? fallback : "he";
        }
        return count(scripts, UnicodeScript.ARABIC) * 3 > letters ? ofArabicScript(text, fallback) : fallback;
    }

    private static String eastAsian(long han, long kana, long hangul) {
        if (hangul > han + kana) {
            return "ko";
        }
        return kana * 10 > han ? "ja" : "zh"; // A Chinese article may quote a Japanese name.
    }

    /// Tells languages apart by the letters that only one of them has, or writes otherwise.
    private static String ofArabicScript(String text, String fallback) {
        if (OF_ARABIC_SCRIPT.contains(primary(fallback))
                && !Set.of("ar", "fa", "ur").contains(primary(fallback))) {
            return fallback;
        }
        long urdu = count(text, URDU_LETTERS);
        long persian = count(text, PERSIAN_LETTERS) * 3 + count(text, PERSIAN_FORMS);
        long arabic = count(text, ARABIC_LETTERS) * 2 + count(text, ARABIC_FORMS);
        if (urdu * 50 > text.codePoints().filter(Character::isLetter).count()) {
            return "ur";
        }
        if (persian == arabic) {
            return OF_ARABIC_SCRIPT.contains(primary(fallback)) ? fallback : "ar";
        }
        return persian > arabic ? "fa" : "ar";
    }

    private static String primary(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    private static long count(Map<UnicodeScript, Long> scripts, UnicodeScript script) {
        return scripts.getOrDefault(script, 0L);
    }

    private static long count(String text, String letters) {
        return text.codePoints().filter(c -> letters.indexOf(c) >= 0).count();
    }
}
