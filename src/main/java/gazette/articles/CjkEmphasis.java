package gazette.articles;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes `**注意：**正文` bold. CommonMark takes the punctuation inside the stars for a sign that they do not close,
/// which suits languages that write spaces. This follows the
/// [CJK-friendly amendments](https://github.com/tats-u/markdown-cjk-friendly) for `*` and `~`: a mark between the
/// stars and such punctuation makes the parser take it for a letter; the mark is removed from the parser's output.
final class CjkEmphasis {
    /// A noncharacter: text cannot contain it, and it is neither space nor punctuation.
    private static final String MARK = "\uFDD0";

    private static final Pattern RUN = Pattern.compile("\\*+|~+");

    private CjkEmphasis() {}

    static String mark(String markdown) {
        return RUN.matcher(markdown).replaceAll(run -> markRun(markdown, run));
    }

    static String unmark(String html) {
        return html.replace(MARK, "");
    }

    private static String markRun(String text, MatchResult run) {
        int before = run.start() == 0 ? '\n' : text.codePointBefore(run.start());
        int after = run.end() == text.length() ? '\n' : text.codePointAt(run.end());
        boolean escaped = before == '\\';
        return (!escaped && isInTheWay(before, after) ? MARK : "")
                + run.group()
                + (isInTheWay(after, before) ? MARK : "");
    }

    private static boolean isInTheWay(int punctuation, int neighbour) {
        return Cjk.isPunctuation(punctuation) || (isPunctuation(punctuation) && Cjk.is(neighbour));
    }

    private static boolean isPunctuation(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }
}
