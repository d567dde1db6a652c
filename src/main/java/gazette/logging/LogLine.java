package gazette.logging;

import gazette.text.ForeignText;
import java.util.regex.Pattern;

/// Puts values into the pattern of a log message such as `feed_failed source={} problem="{}"`, so that none of them can
/// end its field or its line: quotes and control characters are escaped, and a value with blanks is quoted.
final class LogLine {
    private static final String PLACE = "{}";
    private static final Pattern NEEDS_QUOTES = Pattern.compile(".*[\\s\\p{Z}\"\\\\].*|", Pattern.DOTALL);
    private static final Pattern NO_KEY = Pattern.compile("[^\\p{L}\\p{N}_.-]");

    private LogLine() {}

    static String of(String pattern, Object[] values) {
        var line = new StringBuilder();
        int from = 0;
        boolean quoted = false;
        for (Object value : values) {
            int at = pattern.indexOf(PLACE, from);
            if (at < 0) {
                break;
            }
            String before = pattern.substring(from, at);
            quoted ^= before.chars().filter(c -> c == '"').count() % 2 == 1;
            from = at + PLACE.length();
            line.append(escaped(before)).append(value(String.valueOf(value), quoted, pattern.startsWith("=", from)));
        }
        return line.append(escaped(pattern.substring(from))).toString();
    }

    /// Returns text without control characters; a message of a library may have any.
    static String escaped(String text) {
        String lines = text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
        return ForeignText.escaped(lines);
    }

    private static String value(String text, boolean quoted, boolean isKey) {
        if (isKey && !quoted) {
            return NO_KEY.matcher(text).replaceAll("_");
        }
        if (!quoted && !NEEDS_QUOTES.matcher(text).matches()) {
            return escaped(text);
        }
        String escaped = escaped(text.replace("\\", "\\\\").replace("\"", "\\\""));
        return quoted ? escaped : '"' + escaped + '"';
    }
}
