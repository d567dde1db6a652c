package gazette.articles.text;

import gazette.sources.text.XmlText;
import java.util.regex.Pattern;

/// White space in plain text.
public final class Whitespace {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private Whitespace() {}

    /// All of it on one line, with single spaces.
    public static String line(String text) {
        return SPACE.matcher(XmlText.of(text)).replaceAll(" ").strip();
    }
}
