package gazette.articles.text;

import gazette.sources.text.XmlSafeText;
import java.util.regex.Pattern;

/// Normalises white space in plain text.
public final class Whitespace {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private Whitespace() {}

    /// Returns the text on one line, with single spaces and without control characters.
    public static String line(String text) {
        return SPACE.matcher(XmlSafeText.of(text)).replaceAll(" ").strip();
    }
}
