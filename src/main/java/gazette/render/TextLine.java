package gazette.render;

import gazette.sources.text.XmlText;
import java.util.regex.Pattern;

/// Text that goes into documents of every kind.
public final class TextLine {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u2028\\u2029]+");
    private static final String ELLIPSIS = "…";

    private TextLine() {}

    /// One line: all white space becomes single spaces.
    public static String line(String text) {
        // XML 1.1 made the next-line character a line end; elsewhere it is a control character.
        String printable = XmlText.of(text.replace('\u0085', '\n'));
        return SPACE.matcher(printable).replaceAll(" ").strip();
    }

    /// At most so many characters, cut where a word ends if the text has words.
    public static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int space = cut.lastIndexOf(' ');
        return (space > most / 2 ? cut.substring(0, space) : cut).strip() + ELLIPSIS;
    }
}
