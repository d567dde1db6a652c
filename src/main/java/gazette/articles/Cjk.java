package gazette.articles;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/// Which characters are Chinese, Japanese or Korean, where writing them differs from writing Latin ones.
final class Cjk {
    private static final Set<UnicodeScript> SPACELESS =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO);
    private static final Set<UnicodeBlock> BLOCKS = Set.of(
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
            UnicodeBlock.CJK_COMPATIBILITY_FORMS,
            UnicodeBlock.VERTICAL_FORMS,
            UnicodeBlock.KATAKANA);
    private static final int FIRST_EMOJI = 0x1F300;
    private static final int LAST_EMOJI = 0x1FAFF;

    private Cjk() {}

    static boolean is(int codePoint) {
        return isSpaceless(codePoint) || UnicodeScript.of(codePoint) == UnicodeScript.HANGUL;
    }

    /// True for what is written without spaces between words: all but Korean.
    static boolean isSpaceless(int codePoint) {
        return SPACELESS.contains(UnicodeScript.of(codePoint)) || isInBlocks(codePoint);
    }

    static boolean isPunctuation(int codePoint) {
        return isInBlocks(codePoint) && !Character.isLetterOrDigit(codePoint);
    }

    /// Some code points are in no block at all.
    private static boolean isInBlocks(int codePoint) {
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        return block != null && BLOCKS.contains(block);
    }

    /// True for quotation marks, dashes and dots that Latin and Chinese share.
    static boolean isSharedPunctuation(int codePoint) {
        return "“”‘’…—·".indexOf(codePoint) >= 0;
    }

    /// The columns that a character takes in a terminal or a text mail.
    static int width(int codePoint) {
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean emoji = codePoint >= FIRST_EMOJI && codePoint <= LAST_EMOJI;
        return emoji || is(codePoint) ? 2 : 1;
    }
}
