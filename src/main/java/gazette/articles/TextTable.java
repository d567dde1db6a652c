package gazette.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// A table in plain text: in columns if they fit, else `a | b`.
final class TextTable {
    private static final String GAP = "  ";
    private static final String BAR = " | ";

    private final String caption;
    private final List<List<String>> rows;
    private final boolean headed;

    /// @param inline writes what is in a cell
    TextTable(Element table, Function<List<Node>, String> inline) {
        this.caption = table.select("caption").stream()
                .map(c -> inline.apply(c.childNodes()))
                .collect(Collectors.joining());
        this.rows = table.select("tr").stream().map(row -> cells(row, inline)).toList();
        this.headed = !table.select("tr:first-child th").isEmpty();
    }

    private static List<String> cells(Element row, Function<List<Node>, String> inline) {
        return row.select("> td, > th").stream()
                .map(cell -> Text.line(inline.apply(cell.childNodes())))
                .toList();
    }

    List<String> lines(int width) {
        List<String> lines = new ArrayList<>(Columns.wrap(caption, width));
        int[] widths = widths();
        boolean fits = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) <= width;
        for (List<String> row : rows) {
            lines.addAll(fits ? List.of(aligned(row, widths)) : Columns.wrap(String.join(BAR, row), width));
        }
        if (fits && headed) {
            lines.add(
                    lines.size() - rows.size() + 1,
                    IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP)));
        }
        return lines;
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, columns)
                .map(c -> rows.stream()
                        .filter(r -> c < r.size())
                        .mapToInt(r -> Columns.width(r.get(c)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private static String aligned(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(c -> Columns.padded(row.get(c), widths[c]))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
