package gazette.config;

import gazette.text.InvisibleCharacters;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Knows characters that look like those on a keyboard and are others: the full-width ones of Chinese input methods,
/// typographic quotes, blanks that do not break, and characters that nobody sees.
final class Lookalikes {
    private static final Map<Character, Character> TYPED = Map.ofEntries(
            Map.entry('“', '"'),
            Map.entry('”', '"'),
            Map.entry('„', '"'),
            Map.entry('‟', '"'),
            Map.entry('«', '"'),
            Map.entry('»', '"'),
            Map.entry('「', '"'),
            Map.entry('」', '"'),
            Map.entry('『', '"'),
            Map.entry('』', '"'),
            Map.entry('‘', '\''),
            Map.entry('’', '\''),
            Map.entry('‚', '\''),
            Map.entry('【', '['),
            Map.entry('】', ']'),
            Map.entry('〔', '['),
            Map.entry('〕', ']'),
            Map.entry('《', '<'),
            Map.entry('》', '>'),
            Map.entry('〈', '<'),
            Map.entry('〉', '>'),
            Map.entry('、', ','),
            Map.entry('。', '.'),
            Map.entry('–', '-'),
            Map.entry('—', '-'),
            Map.entry('−', '-'),
            Map.entry('‐', '-'),
            Map.entry('‑', '-'));
    private static final Map<Character, String> NAMES = Map.of(
            '\u00a0', "a no-break space (U+00A0)",
            '\u3000', "a full-width space (U+3000)",
            '\u200b', "a zero-width space (U+200B)",
            '\ufeff', "a byte order mark (U+FEFF)",
            '\u2060', "a word joiner (U+2060)",
            '\u202f', "a narrow no-break space (U+202F)");

    private Lookalikes() {}

    /// Returns the text as a keyboard types it.
    static String replaced(String text) {
        var typed = new StringBuilder();
        InvisibleCharacters.without(text).chars().forEach(c -> typed.append(typed((char) c)));
        return typed.toString();
    }

    /// Returns the value that was meant by one that is not valid: typed with other characters it would be.
    static Optional<String> meant(String text, Predicate<String> isValid) {
        if (replaced(text).equals(text)) {
            return Optional.empty();
        }
        String typed = replaced(text).strip();
        return Optional.of(typed.replaceFirst("^([\"'])(.*)\\1$", "$2")
                        .replaceFirst("^\\[([^\\]]*)]$", "$1")
                        .strip())
                .filter(meant -> !meant.equals(text.strip()) && !meant.isEmpty())
                .filter(isValid);
    }

    /// Says which of a text's characters are not what they look like.
    static String named(String text) {
        return text.chars()
                .mapToObj(c -> (char) c)
                .filter(c -> !String.valueOf(c).equals(typed(c))
                        || InvisibleCharacters.without(String.valueOf(c)).isEmpty())
                .map(c -> NAMES.containsKey(c) || Character.isWhitespace(c) ? name(c) : String.valueOf(c))
                .distinct()
                .limit(4)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    static String name(char c) {
        return NAMES.getOrDefault(c, "an invisible character (U+" + String.format("%04X", (int) c) + ")");
    }

    private static String typed(char c) {
        if (Character.isSpaceChar(c)) {
            return " ";
        }
        boolean isFullWidth = c >= '\uff01' && c <= '\uff5e';
        return TYPED.containsKey(c)
                ? String.valueOf(TYPED.get(c))
                : isFullWidth ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : String.valueOf(c);
    }
}
