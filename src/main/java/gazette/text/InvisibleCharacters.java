package gazette.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Finds characters that nobody sees and nobody typed: zero-width spaces, byte order marks, soft hyphens, marks and
/// overrides of direction. They come along when a name or an address is copied from a page, a chat or a file.
public final class InvisibleCharacters {
    private static final int FIRST = 0xAD;
    /// Signs of Arabic, Syriac and Kaithi that Unicode counts among the format characters, though they are seen.
    private static final String SEEN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2";
    /// Seen as nothing, but not format characters: a joiner of graphemes, fillers of Hangul, what stands for an object.
    private static final String UNSEEN = "\u034f\u3164\uffa0\u17b4\u17b5\ufffc\ufff9\ufffa\ufffb";

    /// Scripts whose letters are written alike with and without joiners.
    private static final Set<UnicodeScript> WITHOUT_JOINERS = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.COMMON);

    private InvisibleCharacters() {}

    /// Returns the text without them. Joiners stay where Persian, Indian scripts and emoji are written with them.
    public static String without(String text) {
        if (text.chars().allMatch(c -> c < FIRST)) {
            return text;
        }
        int[] characters = text.codePoints().toArray();
        var visible = new StringBuilder(text.length());
        for (int i = 0; i < characters.length; i++) {
            if (isJoiner(characters[i]) ? isWritten(characters, i) : !isInvisible(characters[i])) {
                visible.appendCodePoint(characters[i]);
            }
        }
        return visible.toString();
    }

    private static boolean isJoiner(int character) {
        return character == 0x200c || character == 0x200d;
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                ? SEEN.indexOf(character) < 0 && character != 0x110bd && character != 0x110cd
                : UNSEEN.indexOf(character) >= 0;
    }

    private static boolean isWritten(int[] characters, int at) {
        return at > 0 && at + 1 < characters.length && takesJoiner(characters[at - 1]);
    }

    /// A sign that selects the form of an emoji stands between it and the joiner.
    private static boolean takesJoiner(int before) {
        boolean isEmoji = before > 0xff && Character.isEmoji(before);
        boolean isJoinedLetter = Character.isLetter(before) && !WITHOUT_JOINERS.contains(UnicodeScript.of(before));
        return isEmoji || isJoinedLetter || before == 0xfe0f || Character.isEmojiModifier(before) || isMark(before);
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK)
                && UnicodeScript.of(character) != UnicodeScript.INHERITED;
    }
}
