package gazette.subscribers.products;

import gazette.subscribers.csv.FormulaEscape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A row of another product's file, by its headings.
///
/// @param columnIndexes of the headings, in lower case
record CsvRow(Map<String, Integer> columnIndexes, List<String> cells) {
    static Map<String, Integer> columnIndexes(List<String> headings) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < headings.size(); i++) {
            places.putIfAbsent(headings.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return places;
    }

    /// What stands below the first of some headings that is there; empty if none is.
    String get(String... headings) {
        for (String heading : headings) {
            Optional<Integer> place = Optional.ofNullable(columnIndexes.get(heading));
            if (place.isPresent()) {
                return place.filter(at -> at < cells.size())
                        .map(at -> FormulaEscape.undo(cells.get(at)).strip())
                        .orElse("");
            }
        }
        return "";
    }

    /// `"a","b"` or `["a", "b"]` as `a, b`.
    String list(String heading) {
        return get(heading).replaceAll("[\\[\\]\"']", "").replaceAll(",\\s*", ", ");
    }

    boolean isTrue(String heading) {
        return get(heading).equalsIgnoreCase("true") || get(heading).equals("1");
    }
}
