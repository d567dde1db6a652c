package gazette.articles.plaintext;

import gazette.articles.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// Writes a table as plain text: in columns if they fit, else row by row, each cell with the heading of its column.
final class TextTable {
    private static final String GAP = "  ";
    private static final String BAR = " | ";
    private static final String MARKER = "- ";
    private static final String INDENT = "  ";

    private final String caption;
    private final List<List<String>> rows;
    private final boolean hasHeadings;

    /// Reads a table.
    ///
    /// @param inline converts the content of a cell
    TextTable(Element table, Function<List<Node>, String> inline) {
        this.caption = table.select("caption").stream()
                .map(c -> inline.apply(c.childNodes()))
                .collect(Collectors.joining());
        this.rows = table.select("tr").stream().map(row -> cells(row, inline)).toList();
        this.hasHeadings = !table.select("tr:first-child th").isEmpty();
    }

    private static List<String> cells(Element row, Function<List<Node>, String> inline) {
        return row.select("> td, > th").stream()
                .map(cell -> Whitespace.line(inline.apply(cell.childNodes())))
                .toList();
    }

    /// Returns the lines of the table.
    List<String> lines(int width) {
        List<String> lines = new ArrayList<>(LineWrapper.wrap(caption, width));
        int[] widths = widths();
        boolean fits = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) <= width;
        if (!fits && hasHeadings) {
            rows.stream().skip(1).forEach(row -> lines.addAll(item(row, width)));
            return lines;
        }
        for (List<String> row : rows) {
            lines.addAll(fits ? List.of(aligned(row, widths)) : LineWrapper.wrap(String.join(BAR, row), width));
        }
        if (fits && hasHeadings) {
            lines.add(
                    lines.size() - rows.size() + 1,
                    IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)));
        }
        return lines;
    }

    private List<String> item(List<String> row, int width) {
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < row.size(); c++) {
            String heading = c < rows.getFirst().size() ? rows.getFirst().get(c) : "";
            String cell = c == 0 || heading.isBlank() ? row.get(c) : heading + ": " + row.get(c);
            for (String line : LineWrapper.wrap(cell, width - INDENT.length())) {
                lines.add((lines.isEmpty() ? MARKER : INDENT) + line);
            }
        }
        return lines;
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, columns)
                .map(c -> rows.stream()
                        .filter(r -> c < r.size())
                        .mapToInt(r -> LineWrapper.width(r.get(c)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static String aligned(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(c -> LineWrapper.padded(row.get(c), widths[c]))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
