package gazette.config;

import gazette.text.Sha256;
import gazette.text.TextShortener;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Turns titles and names into parts of addresses. These must never change for the same input: articles and topics
/// keep their addresses for ever.
public final class Slug {
    private static final int MAX_LENGTH = 60;
    private static final int ENOUGH_WORDS = 3;
    private static final int MAX_FEED_LENGTH = 40;
    private static final Map<String, String> LATIN =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})['’](?=\\p{L})");
    private static final Pattern NOT_IN_TOPICS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{So}+#._]+");

    private static final Pattern DOTS = Pattern.compile("-*\\.[.-]*");

    private Slug() {}

    /// Returns the slug of an article: at most 60 characters of `a` to `z`, `0` to `9` and `-`. If the title has few
    /// Latin words, or letters that are left out, a hash of the key is appended.
    ///
    /// @param key identifies the article within its source
    public static String ofTitle(String title, String key) {
        String latin = latin(title);
        List<String> words = words(latin);
        if (words.isEmpty()) {
            return "a-" + Sha256.base32(key, 8);
        }
        String suffix = hasOtherLetters(latin) || words.size() < ENOUGH_WORDS ? "-" + Sha256.base32(key, 6) : "";
        return fitting(String.join("-", words), MAX_LENGTH - suffix.length()) + suffix;
    }

    /// Returns the slug that an author wrote, made of `a` to `z`, `0` to `9` and `-`, at most 60 characters; empty if
    /// nothing is left, or a letter would be left out.
    public static Optional<String> ofWritten(String written) {
        String latin = latin(written);
        return Optional.of(fitting(String.join("-", words(latin)), MAX_LENGTH))
                .filter(slug -> !slug.isEmpty() && !hasOtherLetters(latin));
    }

    private static List<String> words(String latin) {
        return WORD.matcher(latin).results().map(MatchResult::group).toList();
    }

    private static boolean hasOtherLetters(String latin) {
        return latin.codePoints().anyMatch(c -> Character.isLetter(c) && c > 'z');
    }

    /// Returns the slug of a topic or a tag, not percent-encoded: `mail-feeds` for "Mail & feeds". Letters of every
    /// script stay; spellings that differ in case or punctuation only have the same slug. Empty if nothing is left.
    public static String ofTopic(String topic) {
        String folded = Normalizer.normalize(topic, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String slug = trimmed(NOT_IN_TOPICS.matcher(folded).replaceAll("-"));
        // Three bytes each must fit into a file's name.
        return TextShortener.cut(slug, MAX_LENGTH);
    }

    /// Returns how a topic or a tag is written in the address of its page, not percent-encoded: its slug without dots,
    /// which the ends of files' names have: `node-js` for "Node.js". Empty if nothing is left; then it has no page.
    public static String ofTopicPage(String topic) {
        return DOTS.matcher(ofTopic(topic)).replaceAll("-").replaceAll("^-+|-+$", "");
    }

    /// Returns the name of an imported feed, made of its title or host: at most 40 characters of `a` to `z`, `0` to
    /// `9` and `-`. Empty if nothing is left.
    public static String ofFeed(String title) {
        String folded = withoutAccents(title).replaceAll("[^a-z0-9]+", "-");
        return trimmed(TextShortener.cut(folded, MAX_FEED_LENGTH));
    }

    private static String latin(String title) {
        String plain = APOSTROPHE.matcher(withoutAccents(title)).replaceAll("");
        return plain.codePoints()
                .mapToObj(Character::toString)
                .map(c -> LATIN.getOrDefault(c, c))
                .collect(Collectors.joining());
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "");
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^-|-$", "");
    }

    private static String fitting(String words, int length) {
        if (words.length() <= length) {
            return words;
        }
        int end = words.lastIndexOf('-', length);
        return words.substring(0, end > 0 ? end : length);
    }
}
