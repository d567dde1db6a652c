package gazette.render.css;

import java.util.ArrayList;
import java.util.List;

/// Writes pieces of style sheets without comments and needless white space.
final class CssText {
    private CssText() {}

    /// Lists where white space means nothing.
    ///
    /// @param before the characters before which it is left out
    /// @param after the characters behind which it is left out
    private record Spacing(String before, String after) {}

    private static final Spacing VALUE = new Spacing(",)", ",(");
    private static final Spacing SELECTOR = new Spacing(",)]>+~", ",([>+~");
    private static final Spacing PRELUDE = new Spacing(",):", ",(:");
    private static final Spacing BLOCK = new Spacing(",){};", ",({};:");

    static String value(String css) {
        return compact(css, VALUE);
    }

    static String selector(String css) {
        return compact(css, SELECTOR);
    }

    /// Returns the text of what stands between an at-rule's name and its block.
    static String prelude(String css) {
        return compact(css, PRELUDE);
    }

    static String block(String css) {
        return compact(css, BLOCK).replace(";}", "}").replaceAll(";\\z", "");
    }

    /// Returns the parts between commas that stand outside brackets and strings.
    static List<String> list(String css) {
        List<String> parts = new ArrayList<>();
        var scanner = new CssScanner(css);
        int from = 0;
        for (int at = 0; at < css.length(); at = scanner.end(at, css.length(), false)) {
            if (css.charAt(at) == ',') {
                parts.add(css.substring(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(css.substring(from).strip());
        return parts;
    }

    private static String compact(String css, Spacing spacing) {
        var written = new StringBuilder(css.length());
        var scanner = new CssScanner(css);
        boolean isApart = false;
        int at = 0;
        while (at < css.length()) {
            char c = css.charAt(at);
            int end = isOpening(c) ? at + 1 : scanner.end(at, css.length(), true);
            if (css.startsWith("/*", at)) {
                isApart |= joinsNames(css, at, end);
            } else if (CssScanner.isSpace(c)) {
                isApart = true;
            } else {
                if (isApart && !written.isEmpty() && isNeeded(written, c, spacing)) {
                    written.append(' ');
                }
                written.append(css, at, end);
                isApart = false;
            }
            at = end;
        }
        return written.toString();
    }

    private static boolean isOpening(char c) {
        return c == '(' || c == '[' || c == '{';
    }

    private static boolean isNeeded(StringBuilder written, char next, Spacing spacing) {
        return spacing.before.indexOf(next) < 0 && spacing.after.indexOf(written.charAt(written.length() - 1)) < 0;
    }

    private static boolean joinsNames(String css, int from, int to) {
        return from > 0
                && to < css.length()
                && CssScanner.isName(css.charAt(from - 1))
                && CssScanner.isName(css.charAt(to));
    }
}
