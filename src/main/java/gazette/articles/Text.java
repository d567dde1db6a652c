package gazette.articles;

import gazette.sources.Printable;
import java.util.regex.Pattern;

/// White space in plain text.
final class Text {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    private Text() {}

    /// All of it on one line, with single spaces.
    static String line(String text) {
        return SPACE.matcher(Printable.of(text)).replaceAll(" ").strip();
    }
}
