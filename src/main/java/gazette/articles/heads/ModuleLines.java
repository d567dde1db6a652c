package gazette.articles.heads;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Removes the `import` and `export` lines that MDX has at the top of a text. They are a program, and nobody reads
/// them.
final class ModuleLines {
    private static final Pattern BEGIN = Pattern.compile(
            "import[ \\t]+(?:[\\w$*]|\\{|[\"'])[^\\n]*|export[ \\t]+(?:const|let|var|default|function|async|class|\\{|\\*)[^\\n]*");
    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(?:[\\w$*{},\\s]{1,1000}?\\s?from\\s*)?[\"'][^\"'\\n]+[\"'][^\\n]*");
    private static final String OPEN = "{[(";
    private static final String CLOSED = "}])";

    private ModuleLines() {}

    /// Returns a text without them; empty lines stand in their place.
    ///
    /// @param start where the text begins, behind its head
    static String without(String text, int start) {
        var rest = new StringBuilder(text);
        int at = afterBlank(text, start);
        while (true) {
            int end = end(text, at);
            if (end <= at) {
                return rest.toString();
            }
            for (int i = at; i < end; i++) {
                rest.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
            at = afterBlank(text, end);
        }
    }

    /// Returns where a statement ends; its start if there is none.
    private static int end(String text, int start) {
        Matcher begin = BEGIN.matcher(text).region(start, text.length());
        if (!begin.lookingAt()) {
            return start;
        }
        Matcher imported = IMPORT.matcher(text).region(start, text.length());
        if (text.startsWith("import", start)) {
            return imported.lookingAt() ? imported.end() : start;
        }
        return blockEnd(text, start);
    }

    /// Returns the end of the line on which every bracket is closed.
    private static int blockEnd(String text, int start) {
        int open = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            open += OPEN.indexOf(c) >= 0 ? 1 : 0;
            open -= CLOSED.indexOf(c) >= 0 ? 1 : 0;
            if (c == '\n' && open <= 0) {
                return i;
            }
        }
        return open > 0 ? start : text.length();
    }

    private static int afterBlank(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
