package gazette.articles.plaintext;

import gazette.articles.text.Cjk;
import gazette.articles.text.FootnoteLinks;
import gazette.articles.text.Whitespace;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// What an article is about, in at most 200 characters.
public final class Summary {
    static final int LENGTH = 200;

    /// A by-line or a subtitle is shorter than this many columns.
    private static final int REAL = 50;

    private static final Pattern HALF_WORD = Pattern.compile("\\s*[\\w'’-]+$");

    private Summary() {}

    public static String of(Element body) {
        List<String> paragraphs = FootnoteLinks.without(body).select("p").stream()
                .map(p -> Whitespace.line(p.text()))
                .filter(p -> !p.isEmpty())
                .toList();
        return paragraphs.stream()
                .filter(p -> LineWrapper.width(p) >= REAL)
                .findFirst()
                .or(() -> paragraphs.stream().findFirst())
                .map(Summary::shortened)
                .orElseGet(() -> shortened(Whitespace.line(body.text())));
    }

    /// Cut at a word or a Chinese character.
    static String shortened(String text) {
        return shortened(text, LENGTH);
    }

    /// The same, in at most so many characters.
    public static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        String head = text.substring(0, end);
        boolean midWord = isWord(text.codePointBefore(end)) && isWord(text.codePointAt(end));
        Matcher half = HALF_WORD.matcher(head);
        String whole = midWord && half.find() && half.start() > 0 ? head.substring(0, half.start()) : head;
        return whole.replaceFirst("[\\s,;:，、；：(（“-]+$", "") + "…";
    }

    private static boolean isWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && !Cjk.isSpaceless(codePoint);
    }
}
