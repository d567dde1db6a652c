package gazette.sources;

import java.util.regex.Pattern;

/// Text without the characters that XML 1.0 forbids or advises against: control characters, lone surrogates,
/// noncharacters, the byte order mark. They mean nothing in HTML and mail either, and one of them breaks a feed.
public final class Printable {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{FEFF}\\x{FDD0}-\\x{FDEF}\\x{FFFE}\\x{FFFF}&&[^\\t\\n\\r]]");

    private Printable() {}

    /// The text without them.
    public static String of(String text) {
        return FORBIDDEN.matcher(text).replaceAll("");
    }

    static boolean isForbidden(int codePoint) {
        return FORBIDDEN.matcher(Character.toString(codePoint)).matches();
    }
}
