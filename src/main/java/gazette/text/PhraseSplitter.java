package gazette.text;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits a line of Chinese or Japanese where it may break without tearing a word (UAX #14 with the phrases of
/// CSS Text 4). Safe for many threads.
public final class PhraseSplitter {
    /// Gives how many characters a phrase may have that a lone character was added to.
    private static final int MAX_JOINED = 6;

    private PhraseSplitter() {}

    /// Holds what is costly to make: the rules and the dictionary, read when they are first needed.
    private static final class Prototype {
        /// The Japanese rules keep particles with their words. Their dictionary is the Chinese one, too.
        static final BreakIterator PHRASES =
                BreakIterator.getLineInstance(Locale.forLanguageTag("ja-u-lb-strict-lw-phrase"));
    }

    /// Returns the parts of a text between which a line may break, in order; together they are the text. Punctuation
    /// is part of the word that it belongs to. Where words have spaces, a browser needs no help: such text is
    /// one part.
    public static List<String> split(String text) {
        if (text.codePoints().noneMatch(Cjk::isSpaceless)) {
            return List.of(text);
        }
        BreakIterator phrases = Prototype.PHRASES.clone();
        phrases.setText(text);
        List<String> parts = new ArrayList<>();
        int start = phrases.first();
        for (int end = phrases.next(); end != BreakIterator.DONE; end = phrases.next()) {
            add(parts, text.substring(start, end));
            start = end;
        }
        return parts;
    }

    private static void add(List<String> parts, String next) {
        if (!parts.isEmpty() && isJoined(parts.getLast(), next)) {
            parts.set(parts.size() - 1, parts.getLast() + next);
        } else {
            parts.add(next);
        }
    }

    private static boolean isJoined(String before, String next) {
        int last = before.codePointBefore(before.length());
        int first = next.codePointAt(0);
        if (Character.isWhitespace(last) || (!Cjk.isSpaceless(last) && !Cjk.isSpaceless(first))) {
            return true;
        }
        return beginsBadly(first) || isLoneBeside(before, next);
    }

    /// Returns whether a character may not begin a line: all punctuation but what opens.
    private static boolean beginsBadly(int first) {
        return switch (Character.getType(first)) {
            case Character.DASH_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /// A lone character is most often a particle, or the end of a word that the dictionary lacks: `的`, `图书|馆`.
    private static boolean isLoneBeside(String before, String next) {
        String phrase = before.substring(before.lastIndexOf(' ') + 1);
        return Character.isLetterOrDigit(phrase.codePointBefore(phrase.length()))
                && (letters(phrase) == 1 || letters(next) == 1)
                && letters(phrase) + letters(next) <= MAX_JOINED;
    }

    private static long letters(String part) {
        return part.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
