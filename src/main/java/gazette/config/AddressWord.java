package gazette.config;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What stands for a tag or a topic in an address: `mail-feeds` for "Mail & feeds". Spellings that differ in case or
/// punctuation only have the same; letters of every script stay.
public final class AddressWord {
    /// Room for three bytes each in a file's name.
    private static final int LENGTH = 60;
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{So}+#._]+");

    private AddressWord() {}

    /// The word, not yet percent-encoded; empty if nothing of the name can stand in one.
    public static String of(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String word = OTHERS.matcher(folded).replaceAll("-").replaceAll("^-|-$", "");
        return word.codePointCount(0, word.length()) <= LENGTH
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LENGTH));
    }
}
