package gazette.articles.formats;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes `**注意：**正文` bold. In CommonMark, punctuation inside the stars keeps them from closing, which suits languages
/// with spaces between words. This follows the
/// [CJK-friendly amendments](https://github.com/tats-u/markdown-cjk-friendly): where they call a run of `*` or `~`
/// both left- and right-flanking and the parser would not, marker characters beside the run make it agree. They are
/// removed from the parser's output. For `_` the amendments change only what counts as punctuation.
final class CjkEmphasis {
    /// Noncharacters, which no article contains. The parser takes the first for a letter; the other two come with
    /// punctuation beside the run.
    static final String LETTER = "\uFDD0";

    private static final String PUNCTUATION_BEFORE = "\uFDD1?";
    private static final String PUNCTUATION_AFTER = "?\uFDD2";
    private static final Pattern MARKS = Pattern.compile("\uFDD0|\uFDD1\\?|\\?\uFDD2");

    /// A star of a comment, as in `{/* … */}`, is none of emphasis.
    private static final Pattern RUN =
            Pattern.compile("\\\\[*~_\\\\]|(?:\\{\\{- |[{<%])/\\*|\\*/ ?-?[}>%]|(\\*+(?!/ ?-?[}>%])|~+|_+|==)");
    private static final String DELIMITERS = "*~_";

    private CjkEmphasis() {}

    /// Adds marker characters to Markdown.
    static String mark(String markdown) {
        return RUN.matcher(markdown)
                .replaceAll(run ->
                        Matcher.quoteReplacement(run.start(1) < 0 ? run.group() : markRun(markdown, run, run.group())));
    }

    /// Removes them from HTML.
    static String unmark(String html) {
        return MARKS.matcher(html).replaceAll("");
    }

    private static String markRun(String text, MatchResult at, String run) {
        FlankingCharacter before = FlankingCharacter.before(text, at.start());
        FlankingCharacter after = FlankingCharacter.after(text, at.end());
        if (run.startsWith("_")) {
            return (before.isVaried() && before.isPunctuation() ? PUNCTUATION_BEFORE : "") + run;
        }
        if (!before.isLeftFlankingBefore(after) || !after.isRightFlankingAfter(before)) {
            return (before.isVaried() && before.isForeignPunctuation() ? PUNCTUATION_BEFORE : "") + run;
        }
        if (!before.isCjk() && !after.isCjk()) {
            return run;
        }
        if (isDelimiter(text, at.start() - 1)) {
            return run + PUNCTUATION_AFTER;
        }
        return isDelimiter(text, at.end()) ? PUNCTUATION_BEFORE + run : LETTER + run + LETTER;
    }

    /// A marker must not come between two runs: each is punctuation to the other.
    private static boolean isDelimiter(String text, int index) {
        return index >= 0 && index < text.length() && DELIMITERS.indexOf(text.charAt(index)) >= 0;
    }
}
