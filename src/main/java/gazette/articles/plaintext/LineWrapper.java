package gazette.articles.plaintext;

import gazette.text.Cjk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Wraps plain text by columns; a Chinese character takes two. URLs are not broken, and no line begins with closing
/// punctuation or ends with opening.
final class LineWrapper {
    private static final String WIDE = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー";
    private static final String SIGNS = "\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}“”‘’…—";
    private static final String OPENING = "[（《「『【〔〈［“‘(\\[]*";
    private static final String CLOSING = "[，。；：！？、）》」』】〕〉］”’…—·％,.;:!?)\\]%]*";
    private static final Pattern ATOM =
            Pattern.compile("\\s+|" + OPENING + "(?:<(?:https?://|[^\\s<>@]+@)[^\\s<>]+>|https?://[^\\s" + SIGNS
                    + "]+|[" + WIDE + "]|[^\\s" + WIDE + SIGNS + "]+)" + CLOSING + "|[" + SIGNS + "]+");

    private LineWrapper() {}

    /// Returns the columns that a text takes.
    static int width(String text) {
        return text.codePoints().map(Cjk::width).sum();
    }

    /// Returns lines of at most so many columns, unless a single word is longer.
    static List<String> wrap(String text, int columns) {
        return text.lines().flatMap(line -> wrapLine(line, columns).stream()).toList();
    }

    private static List<String> wrapLine(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (String atom : ATOM.matcher(text).results().map(MatchResult::group).toList()) {
            int width = width(atom.strip());
            if (column > 0 && column + width > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                column = 0;
            }
            if (column > 0 || !atom.isBlank()) {
                line.append(atom.isBlank() ? " " : atom);
                column += atom.isBlank() ? 1 : width;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /// Returns the text with spaces added up to a width.
    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }
}
