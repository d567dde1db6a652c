package gazette.articles.heads;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the `import` and `export` lines that MDX has at the top of a text. They are a program, and nobody reads them.
/// But some sites keep the head of an article in one of them.
///
/// @param body the text without them; empty lines stand in their place
/// @param exported the object that `export const meta = {…}` holds; empty if there is none
/// @param start where that object stands in the text
record ModuleLines(String body, String exported, int start) {
    private static final Pattern BEGIN = Pattern.compile(
            "import[ \\t]+(?:[\\w$*]|\\{|[\"'])[^\\n]*|export[ \\t]+(?:const|let|var|default|function|async|class|\\{|\\*)[^\\n]*");
    private static final Pattern IMPORT =
            Pattern.compile("import\\s+(?:[\\w$*{},\\s]{1,1000}?\\s?from\\s*)?[\"'][^\"'\\n]+[\"'][^\\n]*");
    private static final Pattern HEAD = Pattern.compile(
            "(?i)export\\s+(?:const|let|var)\\s+(?:meta|metadata|frontmatter|matter|attributes|post|page)\\s*(?::\\s*\\w+\\s*)?=\\s*(?=\\{)");
    private static final String OPEN = "{[(";
    private static final String CLOSED = "}])";

    /// Finds them.
    ///
    /// @param start where the text begins, behind its head
    static ModuleLines of(String text, int start) {
        int at = afterBlank(text, start);
        if (end(text, at) <= at) {
            return new ModuleLines(text, "", 0);
        }
        var body = new StringBuilder(text);
        String exported = "";
        int exportedAt = 0;
        for (int end = end(text, at); end > at; end = end(text, at)) {
            Matcher head = HEAD.matcher(text).region(at, end);
            if (head.lookingAt()) {
                exported = text.substring(head.end(), end).strip().replaceFirst("(?:\\s*as\\s+const)?\\s*;$", "");
                exportedAt = head.end();
            }
            for (int i = at; i < end; i++) {
                body.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
            at = afterBlank(text, end);
        }
        return new ModuleLines(body.toString(), exported, exportedAt);
    }

    /// Returns where a statement ends; its start if there is none.
    private static int end(String text, int start) {
        if (!BEGIN.matcher(text).region(start, text.length()).lookingAt()) {
            return start;
        }
        if (text.startsWith("export", start)) {
            return blockEnd(text, start);
        }
        Matcher imported = IMPORT.matcher(text).region(start, text.length());
        return imported.lookingAt() ? imported.end() : start;
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
