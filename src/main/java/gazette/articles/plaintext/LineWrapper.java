package gazette.articles.plaintext;

import gazette.text.Cjk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Breaks plain text into lines by the columns it takes, where a Chinese character takes two. Addresses stay whole,
/// and no line begins with closing punctuation or ends with opening.
final class LineWrapper {
    private static final String WIDE = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー";
    private static final String SIGNS = "\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}“”‘’…—";
    private static final String OPENING = "[（《「『【〔〈［“‘(\\[]*";
    private static final String CLOSING = "[，。；：！？、）》」』】〕〉］”’…—·％,.;:!?)\\]%]*";
    private static final Pattern ATOM = Pattern.compile("\\s+|" + OPENING + "(?:https?://[^\\s" + SIGNS + "]+|[" + WIDE
            + "]|[^\\s" + WIDE + SIGNS + "]+)" + CLOSING + "|[" + SIGNS + "]+");

    private LineWrapper() {}

    static int width(String text) {
        return text.codePoints().map(Cjk::width).sum();
    }

    static List<String> wrap(String text, int columns) {
        return text.lines().flatMap(line -> wrapLine(line, columns).stream()).toList();
    }

    private static List<String> wrapLine(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String atom : ATOM.matcher(text).results().map(MatchResult::group).toList()) {
            int width = width(atom.strip());
            if (used > 0 && used + width > columns) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            if (used > 0 || !atom.isBlank()) {
                line.append(atom.isBlank() ? " " : atom);
                used += atom.isBlank() ? 1 : width;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }
}
