package gazette.articles.formats;

import gazette.articles.text.ArticleDiagnostics;
import java.util.List;

/// Bounds Markdown that takes a time that grows with its square. The parser copies the lines of a paragraph for each
/// line of it that begins with a sign, because a table, a list or a footnote might begin there; and it makes as many
/// cells as the widest row of a table has, in each row.
final class MarkdownLimits {
    /// A table, or a text without an empty line, may have 10 000 such lines.
    private static final long MAX_COPIED_LINES = 100_000_000;

    private static final long MAX_CELLS = 500_000;
    private static final int MAX_COLUMNS = 10_000;

    private final ArticleDiagnostics diagnostics;
    private long copied;
    private long cells;

    private MarkdownLimits(ArticleDiagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /// Returns whether a text can be parsed in time; if not, adds an error.
    static boolean allow(String text, ArticleDiagnostics diagnostics) {
        return new MarkdownLimits(diagnostics).allowAll(text.lines().toList());
    }

    private boolean allowAll(List<String> lines) {
        int start = 0;
        while (start < lines.size()) {
            int end = start;
            while (end < lines.size() && !lines.get(end).isBlank()) {
                end++;
            }
            if (!allowBlock(lines.subList(start, end), start + 1)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /// @param block lines without an empty one
    /// @param line the number of its first line
    private boolean allowBlock(List<String> block, int line) {
        long columns = block.stream().mapToLong(MarkdownLimits::bars).max().orElse(0);
        copied += block.stream().filter(MarkdownLimits::beginsWithSign).count() * block.size();
        cells += columns * block.size();
        if (columns > MAX_COLUMNS) {
            diagnostics.error(line, "a line has more than " + MAX_COLUMNS + " `|`", "make tables of fewer columns");
        } else if (cells > MAX_CELLS) {
            diagnostics.error(line, "tables with more than " + MAX_CELLS + " cells", "leave out rows or columns");
        } else if (copied > MAX_COPIED_LINES) {
            diagnostics.error(
                    line,
                    "too many lines without an empty one",
                    "put empty lines between paragraphs, or shorten the table");
        } else {
            return true;
        }
        return false;
    }

    private static long bars(String line) {
        return line.chars().filter(c -> c == '|').count();
    }

    private static boolean beginsWithSign(String line) {
        return !Character.isLetter(line.stripLeading().codePointAt(0));
    }
}
