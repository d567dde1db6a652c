package gazette.articles;

import gazette.articles.text.Sha256;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The last part of an article's address on the web, made from its title. What the title's letters cannot tell apart,
/// some characters made from its key can.
public final class Slug {
    private static final int LENGTH = 60;
    private static final int ENOUGH_WORDS = 3;
    private static final Map<String, String> LATIN =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’](?=\\p{L})");

    private Slug() {}

    /// At most 60 characters of `a` to `z`, `0` to `9` and `-`.
    public static String of(String title, String key) {
        String latin = latin(title);
        List<String> words =
                WORD.matcher(latin).results().map(MatchResult::group).toList();
        if (words.isEmpty()) {
            return "a-" + Sha256.base32(key, 8);
        }
        boolean dropped = latin.codePoints().anyMatch(c -> Character.isLetter(c) && c > 'z');
        String suffix = dropped || words.size() < ENOUGH_WORDS ? "-" + Sha256.base32(key, 6) : "";
        return fitting(String.join("-", words), LENGTH - suffix.length()) + suffix;
    }

    private static String latin(String title) {
        String folded = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        String plain = APOSTROPHE.matcher(folded.replaceAll("\\p{Mn}", "")).replaceAll("");
        return plain.codePoints()
                .mapToObj(Character::toString)
                .map(c -> LATIN.getOrDefault(c, c))
                .collect(Collectors.joining());
    }

    private static String fitting(String words, int length) {
        if (words.length() <= length) {
            return words;
        }
        int end = words.lastIndexOf('-', length);
        return words.substring(0, end > 0 ? end : length);
    }
}
