package gazette.subscribers.address;

import gazette.text.InvisibleCharacters;
import gazette.text.PercentEncoding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes off what surrounds an address where it was copied: `"Lee, Ann" <ann@example.com>`,
/// `mailto:ann@example.com?subject=Hello`, `“ann@example.com”`, `ａｎｎ＠ｅｘａｍｐｌｅ．ｃｏｍ`. Does not check the address.
final class BareAddress {
    /// Each layer, such as quotes around angle brackets, needs a round.
    private static final int MOST_LAYERS = 6;

    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\p{Z}\\u0085]+|[\\s\\p{Z}\\u0085]+$");
    private static final Pattern MAILTO = Pattern.compile("(?i:mailto):(?://)?([^?]*)(?:\\?.*)?", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("([^<>]*)<([^<>]*)>([^<>]*)");
    private static final Pattern OTHER_ADDRESS = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");
    private static final Pattern PUNCTUATION_BEHIND =
            Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}>)\\]\"'”’»」』》〉】])\\s*[.,;:!?、…]+$");
    private static final List<String> PAIRS = List.of(
            "\"\"", "''", "``", "<>", "()", "[]", "“”", "„“", "„”", "””", "‘’", "‚‘", "«»", "»«", "‹›", "「」", "『』",
            "《》", "〈〉", "【】");

    private BareAddress() {}

    /// Returns the text without invisible characters and blanks around it, and with full-width characters as those of
    /// ASCII.
    static String visible(String written) {
        var narrow = new StringBuilder(written.length());
        InvisibleCharacters.without(written).chars().forEach(c -> narrow.append(narrow((char) c)));
        return stripped(narrow.toString());
    }

    /// Returns what is left when everything around the address is taken off.
    static String of(String visible) {
        String text = visible;
        for (int i = 0; i < MOST_LAYERS; i++) {
            String inner = stripped(withoutLayer(text));
            if (inner.equals(text)) {
                return text;
            }
            text = inner;
        }
        return text;
    }

    private static String withoutLayer(String text) {
        Matcher mailto = MAILTO.matcher(text);
        if (mailto.matches()) {
            return PercentEncoding.decoded(mailto.group(1));
        }
        if (isPaired(text)) {
            return text.substring(1, text.length() - 1);
        }
        return named(text).orElseGet(() -> PUNCTUATION_BEHIND.matcher(text).replaceFirst(""));
    }

    private static boolean isPaired(String text) {
        return text.length() > 1 && PAIRS.contains("" + text.charAt(0) + text.charAt(text.length() - 1));
    }

    /// Returns what is between angle brackets, unless beside them is another address.
    private static Optional<String> named(String text) {
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return Optional.empty();
        }
        String inner = of(stripped(named.group(2)));
        boolean isAlone = OTHER_ADDRESS
                .matcher(named.group(1) + " " + named.group(3))
                .results()
                .allMatch(other -> of(other.group()).equalsIgnoreCase(inner));
        return isAlone ? Optional.of(inner) : Optional.empty();
    }

    private static String stripped(String text) {
        return BLANKS_AROUND.matcher(text).replaceAll("");
    }

    private static char narrow(char written) {
        if (written >= '\uff01' && written <= '\uff5e') {
            return (char) (written - 0xfee0);
        }
        return switch (written) {
            case '。', '｡', '\ufe52' -> '.';
            case '\ufe6b' -> '@';
            default -> written;
        };
    }
}
