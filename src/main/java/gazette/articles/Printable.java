package gazette.articles;

import java.util.regex.Pattern;

/// Text without the characters that XML 1.0 forbids, that would break every feed.
final class Printable {
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\x{FEFF}\\x{FDD0}-\\x{FDEF}\\x{FFFE}\\x{FFFF}&&[^\\t\\n]]");

    private Printable() {}

    static String of(String text) {
        return FORBIDDEN.matcher(text).replaceAll("");
    }
}
