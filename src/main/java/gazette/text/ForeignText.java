package gazette.text;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Makes text that others wrote safe to show: replies of servers, names of files, messages of exceptions. Control
/// characters move a terminal's cursor and retype its lines; format characters turn the order of letters around, so
/// that a reader sees another text.
public final class ForeignText {
    private static final String JOINERS = "\u200c\u200d";
    private static final Pattern GAP =
            Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}[\\p{Cf}&&[^" + JOINERS + "]]]+");

    private ForeignText() {}

    /// Returns the text on one line: each run of blanks with an unsafe character becomes a
    /// space. Joiners stay, which emoji and
    /// Persian are written with.
    public static String line(String text) {
        return isPrintableAscii(text)
                ? text
                : GAP.matcher(text)
                        .replaceAll(gap -> gap.group().codePoints().anyMatch(ForeignText::isUnsafe) ? " " : gap.group())
                        .strip();
    }

    /// Returns the text with each unsafe character written as JSON does, such as `\u001b`; all others stay.
    public static String escaped(String text) {
        return escaped(text, ForeignText::isUnsafe);
    }

    /// Returns the text with some characters written as JSON does.
    ///
    /// @param unsafe says which
    public static String escaped(String text, IntPredicate unsafe) {
        if (isPrintableAscii(text) || text.codePoints().noneMatch(unsafe)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(c, unsafe.test(c), safe));
        return safe.toString();
    }

    /// Returns whether a character controls a terminal, ends a line, changes the order of letters, or is half of one.
    public static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> JOINERS.indexOf(codePoint) < 0;
            default -> codePoint == 0xFFFE || codePoint == 0xFFFF;
        };
    }

    private static void append(int codePoint, boolean unsafe, StringBuilder safe) {
        if (!unsafe) {
            safe.appendCodePoint(codePoint);
            return;
        }
        for (char unit : Character.toChars(codePoint)) {
            safe.append("\\u").append(String.format("%04x", (int) unit));
        }
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
