package gazette.render.css;

/// Tells where the parts of a style sheet end (CSS Syntax Level 3, section 4): in strings, comments, addresses and
/// brackets no sign has a meaning of its own.
final class CssScanner {
    private final String css;

    CssScanner(String css) {
        this.css = css;
    }

    /// Returns where what begins at a place ends: a string, a comment, an escape, a block in brackets, or one
    /// character.
    ///
    /// @param withBraces whether `{` within brackets is a block too, as in a value; in a selector it ends them
    int end(int at, int limit, boolean withBraces) {
        char c = css.charAt(at);
        return switch (c) {
            case '\\' -> escapeEnd(at, limit);
            case '"', '\'' -> stringEnd(at, limit);
            case '(', '[', '{' -> {
                int close = blockEnd(at, limit, withBraces);
                yield close < limit && css.charAt(close) == closing(c) ? close + 1 : close;
            }
            case '/' -> css.startsWith("/*", at) ? commentEnd(at, limit) : at + 1;
            case 'u', 'U' -> addressEnd(at, limit);
            default -> at + 1;
        };
    }

    /// Returns where the block that opens at a place is closed, or must be taken as closed: some are left open.
    int blockEnd(int open, int limit, boolean withBraces) {
        char close = closing(css.charAt(open));
        int at = open + 1;
        while (at < limit) {
            char c = css.charAt(at);
            if (c == close || c == '}' || (c == '{' && !withBraces)) {
                return at;
            }
            at = end(at, limit, withBraces);
        }
        return limit;
    }

    /// Returns the first place from one on that is neither white space nor a comment.
    int skipSpace(int from, int limit) {
        int at = from;
        while (at < limit) {
            if (css.startsWith("/*", at)) {
                at = commentEnd(at, limit);
            } else if (isSpace(css.charAt(at))) {
                at++;
            } else {
                return at;
            }
        }
        return limit;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    /// Returns whether a character may stand in a name.
    static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '\\' || c > 0x7f;
    }

    private static char closing(char open) {
        return switch (open) {
            case '(' -> ')';
            case '[' -> ']';
            default -> '}';
        };
    }

    private int escapeEnd(int at, int limit) {
        int end = at + 1;
        while (end < limit && end < at + 7 && Character.digit(css.charAt(end), 16) >= 0) {
            end++;
        }
        boolean isHex = end > at + 1;
        if (!isHex || (end < limit && isSpace(css.charAt(end)))) {
            end++;
        }
        return Math.min(end, limit);
    }

    private int stringEnd(int at, int limit) {
        int end = at + 1;
        while (end < limit && css.charAt(end) != '\n') {
            if (css.charAt(end) == css.charAt(at)) {
                return end + 1;
            }
            end += css.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, limit);
    }

    private int commentEnd(int at, int limit) {
        int end = css.indexOf("*/", at + 2);
        return end < 0 || end + 2 > limit ? limit : end + 2;
    }

    /// Returns the end of an address without quotes, in which `;`, `{` and `/*` are characters like others.
    private int addressEnd(int at, int limit) {
        if (!css.regionMatches(true, at, "url(", 0, 4) || (at > 0 && isName(css.charAt(at - 1)))) {
            return at + 1;
        }
        int first = at + 4;
        while (first < limit && isSpace(css.charAt(first))) {
            first++;
        }
        int end = css.indexOf(')', first);
        boolean isQuoted = first < limit && (css.charAt(first) == '"' || css.charAt(first) == '\'');
        return isQuoted || end < 0 || end >= limit ? at + 1 : end + 1;
    }
}
