package gazette.render.css;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decodes escapes in names and strings of CSS: `\31 a` is `1a`, `a\:b` is `a:b`.
final class CssEscapes {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})\\s?|(.))", Pattern.DOTALL);

    private CssEscapes() {}

    static String read(String css) {
        if (css.indexOf('\\') < 0) {
            return css;
        }
        return ESCAPE.matcher(css)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.start(1) < 0 ? escape.group(2) : character(Integer.parseInt(escape.group(1), 16))));
    }

    /// Returns a string without its quotes, if it has some.
    static String readString(String css) {
        boolean quoted = css.length() > 1 && "\"'".indexOf(css.charAt(0)) >= 0;
        return read(quoted ? css.substring(1, css.length() - 1) : css);
    }

    private static String character(int codePoint) {
        return Character.isValidCodePoint(codePoint) && codePoint > 0 ? Character.toString(codePoint) : "\uFFFD";
    }
}
