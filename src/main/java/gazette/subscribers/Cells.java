package gazette.subscribers;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A row of another product's file, by its headings.
///
/// @param places of the headings, in lower case
record Cells(Map<String, Integer> places, List<String> cells) {
    static Map<String, Integer> places(List<String> headings) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < headings.size(); i++) {
            places.putIfAbsent(headings.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        return places;
    }

    /// What stands below the first of some headings that is there; empty if none is.
    String get(String... headings) {
        for (String heading : headings) {
            Optional<Integer> place = Optional.ofNullable(places.get(heading));
            if (place.isPresent()) {
                return place.filter(at -> at < cells.size())
                        .map(at -> Defused.undo(cells.get(at)).strip())
                        .orElse("");
            }
        }
        return "";
    }

    /// `"a","b"` or `["a", "b"]` as `a, b`.
    String list(String heading) {
        return get(heading).replaceAll("[\\[\\]\"']", "").replaceAll(",\\s*", ", ");
    }

    boolean says(String heading) {
        return get(heading).equalsIgnoreCase("true") || get(heading).equals("1");
    }
}
