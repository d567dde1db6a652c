package gazette.text;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/// Classifies Chinese, Japanese and Korean characters.
public final class Cjk {
    private static final Set<UnicodeScript> SPACELESS =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO);
    private static final Set<UnicodeBlock> BLOCKS = Set.of(
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
            UnicodeBlock.CJK_COMPATIBILITY_FORMS,
            UnicodeBlock.VERTICAL_FORMS,
            UnicodeBlock.KATAKANA);

    /// First and last of what Unicode calls wide, full-width or half-width (UAX #11), but for emoji; gaps that hold
    /// nothing are bridged.
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x20A9, 0x20A9},
        {0x2329, 0x232A},
        {0x2630, 0x2637},
        {0x268A, 0x268F},
        {0x2E80, 0x303E},
        {0x3041, 0x3247},
        {0x3250, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE1F},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFFEE},
        {0x16FE0, 0x18DFF},
        {0x1AFF0, 0x1B2FF},
        {0x1D300, 0x1D376},
        {0x1F200, 0x1F265},
        {0x20000, 0x3FFFD}
    };
    private static final int FIRST_EMOJI = 0x1F300;
    private static final int LAST_EMOJI = 0x1FAFF;

    private Cjk() {}

    /// Returns whether a character is Chinese, Japanese or Korean, as the CJK-friendly amendments to CommonMark define
    /// it.
    public static boolean is(int codePoint) {
        if (codePoint < WIDE[0][0]) {
            return false;
        }
        return isWide(codePoint) || UnicodeScript.of(codePoint) == UnicodeScript.HANGUL;
    }

    private static boolean isWide(int codePoint) {
        for (int[] range : WIDE) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0] && !Character.isEmojiPresentation(codePoint);
            }
        }
        return false;
    }

    /// Returns whether a script is written without spaces between words: all but Korean are.
    public static boolean isSpaceless(int codePoint) {
        return SPACELESS.contains(UnicodeScript.of(codePoint)) || isInBlocks(codePoint);
    }

    /// Returns whether a character is full-width or CJK punctuation.
    public static boolean isPunctuation(int codePoint) {
        return isInBlocks(codePoint) && !Character.isLetterOrDigit(codePoint);
    }

    /// Some code points are in no block at all.
    private static boolean isInBlocks(int codePoint) {
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        return block != null && BLOCKS.contains(block);
    }

    /// Returns whether a character is a quotation mark, dash or dot that Latin and Chinese share.
    public static boolean isSharedPunctuation(int codePoint) {
        return "“”‘’…—·".indexOf(codePoint) >= 0;
    }

    /// Returns the columns that a character takes in a terminal or a text mail: 0, 1 or 2.
    public static int width(int codePoint) {
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean isEmoji = codePoint >= FIRST_EMOJI && codePoint <= LAST_EMOJI;
        return isEmoji || is(codePoint) ? 2 : 1;
    }
}
