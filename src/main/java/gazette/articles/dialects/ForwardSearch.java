package gazette.articles.dialects;

import java.util.HashMap;
import java.util.Map;

/// Finds what comes further on in a text. A search that found nothing is not repeated, so that all of them together
/// take linear time. Not safe for several threads.
final class ForwardSearch {
    private final String text;
    private final Map<String, Search> searches = new HashMap<>();

    ForwardSearch(String text) {
        this.text = text;
    }

    /// Returns the next index of a string; -1 if there is none.
    int next(String wanted, int from) {
        Search last = searches.get(wanted);
        if (last != null && last.from <= from && (last.found < 0 || last.found >= from)) {
            return last.found;
        }
        int found = text.indexOf(wanted, from);
        searches.put(wanted, new Search(from, found));
        return found;
    }

    private record Search(int from, int found) {}
}
