package gazette.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shortens text. No method splits a character in two.
public final class TextShortener {
    private static final String ELLIPSIS = "…";
    private static final Pattern HALF_WORD = Pattern.compile("\\s*[\\w'’-]+$");

    private TextShortener() {}

    /// Returns at most so many code points.
    public static String cut(String text, int max) {
        return isWithin(text, max) ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }

    /// Returns at most so many code points, the last of them `…` if the text is longer.
    public static String withEllipsis(String text, int max) {
        return isWithin(text, max) ? text : cut(text, max - 1) + ELLIPSIS;
    }

    /// Returns at most so many code points, cut at a space unless that would halve the text, and `…`.
    public static String atSpace(String text, int max) {
        if (isWithin(text, max)) {
            return text;
        }
        String head = cut(text, max - 1);
        int space = head.lastIndexOf(' ');
        return (space > max / 2 ? head.substring(0, space) : head).strip() + ELLIPSIS;
    }

    /// Returns at most so many UTF-16 units, cut at the end of a word or a Chinese character, and `…`. Punctuation
    /// before it is left out.
    public static String atWord(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        String head = text.substring(0, end);
        boolean midWord = isInWord(text.codePointBefore(end)) && isInWord(text.codePointAt(end));
        Matcher half = HALF_WORD.matcher(head);
        String words = midWord && half.find() && half.start() > 0 ? head.substring(0, half.start()) : head;
        return words.replaceFirst("[\\s,;:，、；：(（“-]+$", "") + ELLIPSIS;
    }

    private static boolean isWithin(String text, int max) {
        return text.length() <= max || text.codePointCount(0, text.length()) <= max;
    }

    private static boolean isInWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && !Cjk.isSpaceless(codePoint);
    }
}
