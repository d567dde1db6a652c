package gazette.articles.formats;

import gazette.text.Cjk;
import java.lang.Character.UnicodeBlock;
import org.commonmark.text.Characters;

/// Describes the character beside a run of emphasis marks, in the terms of the CJK-friendly amendments to CommonMark.
///
/// @param character a space for the beginning and the end of a line
/// @param isCjk true also for an ideographic variation, and for a quotation mark that is varied to be full-width
/// @param isVaried whether a variation selector other than an emoji's follows the character
record FlankingCharacter(int character, boolean isCjk, boolean isVaried) {
    private static final FlankingCharacter EDGE = new FlankingCharacter(' ', false, false);
    private static final int FULL_WIDTH = 0xFE01;
    private static final int EMOJI = 0xFE0F;

    /// Returns the character at an index; a space at the end of the text.
    static FlankingCharacter after(String text, int index) {
        return index == text.length() ? EDGE : plain(text.codePointAt(index));
    }

    /// Returns the character before an index; a space at the beginning of a line.
    static FlankingCharacter before(String text, int index) {
        if (isLineStart(text, index)) {
            return EDGE;
        }
        int last = text.codePointBefore(index);
        UnicodeBlock block = UnicodeBlock.of(last);
        if (UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT.equals(block)) {
            return new FlankingCharacter(last, true, false);
        }
        int start = index - Character.charCount(last);
        if (!UnicodeBlock.VARIATION_SELECTORS.equals(block) || last == EMOJI || start == 0) {
            return plain(last);
        }
        int base = text.codePointBefore(start);
        boolean isWide = last == FULL_WIDTH && "‘’“”".indexOf(base) >= 0;
        return new FlankingCharacter(base, isWide || Cjk.is(base), true);
    }

    private static FlankingCharacter plain(int character) {
        return new FlankingCharacter(character, Cjk.is(character), false);
    }

    /// The text of a block quote begins a line, too.
    private static boolean isLineStart(String text, int index) {
        int i = index;
        while (i > 0 && " \t>".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i == 0 || text.charAt(i - 1) == '\n';
    }

    /// Returns whether a run between this character and the next is left-flanking.
    boolean isLeftFlankingBefore(FlankingCharacter after) {
        return !after.isSpace() && (!after.isForeignPunctuation() || allowsFlanking(this));
    }

    /// Returns whether a run between the previous character and this is right-flanking.
    boolean isRightFlankingAfter(FlankingCharacter before) {
        return !before.isSpace() && (!before.isForeignPunctuation() || allowsFlanking(this));
    }

    private static boolean allowsFlanking(FlankingCharacter other) {
        return other.isSpace() || other.isForeignPunctuation() || other.isCjk();
    }

    /// Returns whether it is white space, or the edge of a line.
    boolean isSpace() {
        return Characters.isWhitespaceCodePoint(character);
    }

    /// Returns whether it is punctuation of any script.
    boolean isPunctuation() {
        return Characters.isPunctuationCodePoint(character);
    }

    /// Returns whether it is punctuation, but not Chinese, Japanese or Korean.
    boolean isForeignPunctuation() {
        return !isCjk && isPunctuation();
    }
}
