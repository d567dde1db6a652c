package gazette.render;

import gazette.sources.text.XmlSafeText;
import java.util.regex.Pattern;

/// Prepares text for documents of every kind.
public final class SingleLine {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u2028\\u2029]+");

    private SingleLine() {}

    /// Returns the text in one line: all white space becomes single spaces.
    public static String line(String text) {
        // XML 1.1 made the next-line character a line end; elsewhere it is a control character.
        String printable = XmlSafeText.of(text.replace('\u0085', '\n'));
        return SPACE.matcher(printable).replaceAll(" ").strip();
    }
}
