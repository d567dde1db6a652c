package gazette.articles.dialects;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds a text that is parsed, and answers what comes further on in it. Not safe for several threads.
final class MarkdownSource {
    private static final Pattern CLOSING_TAG = Pattern.compile("</([A-Za-z][\\w.:-]*+)\\s*+>");
    private static final Pattern RAW_END =
            Pattern.compile("</(?:script|pre|style|textarea)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?:```|~~~).*");

    /// A line that only MDX has: an import, or a component that is alone on it.
    private static final Pattern MDX =
            Pattern.compile("(?:import\\s.*['\"];?\\s*|export\\s+(?:const|let|default|function)\\s.*"
                    + "|\\s*+</?(?=[A-Z]\\w*[a-z])[\\w.]++(?:\\s[^<>]*+)?>?\\s*+)");

    private final String text;
    private final ForwardSearch search;
    private final Set<String> closedNames = new HashSet<>();
    private final Set<Integer> commentEnds = new HashSet<>();
    private final int lastRawEnd;
    private final boolean isMdx;

    MarkdownSource(String text) {
        this(text, text.indexOf('{') >= 0 && hasMdxLine(text));
    }

    /// @param isMdx whether braces hold expressions
    MarkdownSource(String text, boolean isMdx) {
        this.text = text;
        this.search = new ForwardSearch(text);
        this.isMdx = isMdx;
        Matcher closing = CLOSING_TAG.matcher(text);
        while (closing.find()) {
            closedNames.add(closing.group(1).toLowerCase(Locale.ROOT));
        }
        this.lastRawEnd = closedNames.isEmpty() ? -1 : last(RAW_END);
    }

    /// Returns the index of the last match of a pattern; -1 if there is none.
    int last(Pattern pattern) {
        int last = -1;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }

    private static boolean hasMdxLine(String text) {
        boolean isCode = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (FENCE.matcher(line).matches()) {
                isCode = !isCode;
            } else if (!isCode && MDX.matcher(line).matches()) {
                return true;
            }
        }
        return false;
    }

    String text() {
        return text;
    }

    /// Returns whether braces hold expressions.
    boolean isMdx() {
        return isMdx;
    }

    /// Returns whether the text has an end tag of this name.
    boolean isClosed(String name) {
        return closedNames.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Returns whether an end tag of a script, a style, a `pre` or a `textarea` comes after an index.
    boolean hasRawEndAfter(int index) {
        return lastRawEnd > index;
    }

    /// Returns the next index of a string; -1 if there is none.
    int next(String wanted, int from) {
        return search.next(wanted, from);
    }

    /// Returns whether only spaces come between an index and the end of its line.
    boolean isBlankToLineEnd(int index) {
        int end = next("\n", index);
        return text.substring(index, end < 0 ? text.length() : end).isBlank();
    }

    /// Returns whether no empty line comes between two indices.
    boolean isOneParagraph(int start, int end) {
        int empty = next("\n\n", start);
        return empty < 0 || empty >= end;
    }

    /// Notes that a comment of another block ends at an index.
    void expectCommentEnd(int end) {
        commentEnds.add(end);
    }

    /// Returns whether such a comment ends at an index.
    boolean isCommentEnd(int end) {
        return commentEnds.contains(end);
    }

    char at(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : '\n';
    }
}
