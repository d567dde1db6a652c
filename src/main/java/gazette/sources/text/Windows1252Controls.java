package gazette.sources.text;

import java.nio.charset.Charset;

/// Reads control characters from U+0080 to U+009F as windows-1252 has them: programs that took such bytes for
/// ISO-8859-1 wrote them as UTF-8, so an apostrophe became U+0092.
public final class Windows1252Controls {
    private static final int FIRST = 0x80;
    private static final int LAST = 0x9f;
    /// The characters that the bytes from 0x80 on mean; those that mean none stay control characters.
    private static final String MEANT = meant();

    private Windows1252Controls() {}

    /// Returns the text with the characters that were meant.
    public static String replaced(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isOne(text.charAt(at))) {
                return replaced(text, at);
            }
        }
        return text;
    }

    private static String replaced(String text, int start) {
        var replaced = new StringBuilder(text);
        for (int at = start; at < text.length(); at++) {
            if (isOne(text.charAt(at))) {
                replaced.setCharAt(at, MEANT.charAt(text.charAt(at) - FIRST));
            }
        }
        return replaced.toString();
    }

    private static boolean isOne(char character) {
        return character >= FIRST && character <= LAST;
    }

    private static String meant() {
        var bytes = new byte[LAST - FIRST + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (FIRST + i);
        }
        var decoded = new StringBuilder(new String(bytes, Charset.forName("windows-1252")));
        for (int i = 0; i < decoded.length(); i++) {
            if (decoded.charAt(i) == '\ufffd') {
                decoded.setCharAt(i, (char) (FIRST + i));
            }
        }
        return decoded.toString();
    }
}
