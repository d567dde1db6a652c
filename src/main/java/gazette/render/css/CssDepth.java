package gazette.render.css;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bounds how deeply CSS is nested before it is parsed.
final class CssDepth {
    /// No style sheet needs more than ten.
    static final int MAX = 50;

    /// A comment or a string, in which brackets mean nothing, or a bracket.
    private static final Pattern BRACKET =
            Pattern.compile("/\\*.*?(?:\\*/|\\z)|\"[^\"\n]*+\"|'[^'\n]*+'|[({\\[)}\\]]", Pattern.DOTALL);

    private CssDepth() {}

    /// Parses CSS, if it is not nested too deeply.
    ///
    /// @throws CssTooDeepException if it is
    static <T> T parse(String css, Supplier<T> parser) {
        int depth = 0;
        Matcher brackets = BRACKET.matcher(css);
        while (brackets.find()) {
            switch (css.charAt(brackets.start())) {
                case '(', '{', '[' -> depth++;
                case ')', '}', ']' -> depth = Math.max(0, depth - 1);
                default -> {}
            }
            if (depth > MAX) {
                throw new CssTooDeepException(
                        (int) css.substring(0, brackets.end()).lines().count());
            }
        }
        try {
            return parser.get();
        } catch (StackOverflowError e) {
            // What is a bracket to the parser may seem to be in a comment here, as in `url(/*)`.
            throw new CssTooDeepException(1);
        }
    }
}
