package gazette.subscribers.products;

import gazette.subscribers.csv.FormulaEscape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gives access to the cells of a row of another product's file by their headings.
///
/// @param columnIndexes by heading, in lower case
record CsvRow(Map<String, Integer> columnIndexes, List<String> cells) {
    static Map<String, Integer> columnIndexes(List<String> headings) {
        var indexes = new HashMap<String, Integer>();
        for (int i = 0; i < headings.size(); i++) {
            indexes.putIfAbsent(headings.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return indexes;
    }

    /// Returns the cell under the first of the headings that the file has; empty if it has none.
    String get(String... headings) {
        for (String heading : headings) {
            Optional<Integer> index = Optional.ofNullable(columnIndexes.get(heading));
            if (index.isPresent()) {
                return index.filter(at -> at < cells.size())
                        .map(at -> FormulaEscape.undo(cells.get(at)).strip())
                        .orElse("");
            }
        }
        return "";
    }

    /// Returns a list such as `"a","b"` or `["a", "b"]` as `a, b`.
    String list(String heading) {
        return get(heading).replaceAll("[\\[\\]\"']", "").replaceAll(",\\s*", ", ");
    }

    boolean isTrue(String heading) {
        return get(heading).equalsIgnoreCase("true") || get(heading).equals("1");
    }
}
