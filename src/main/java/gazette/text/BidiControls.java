package gazette.text;

import java.util.OptionalInt;

/// Finds the invisible characters that set the direction of text (UAX #9 section 2): left open in a title, they turn
/// around what stands behind it. The direction of a text is told by its language instead.
public final class BidiControls {
    private BidiControls() {}

    /// Returns the first of them in a text.
    public static OptionalInt first(String text) {
        return text.codePoints().filter(BidiControls::is).findFirst();
    }

    /// Returns the text without them.
    public static String without(String text) {
        return first(text).isEmpty()
                ? text
                : text.codePoints()
                        .filter(c -> !is(c))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// Embeddings, overrides and isolates; the marks U+200E and U+200F turn nothing around.
    private static boolean is(int codePoint) {
        return (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
