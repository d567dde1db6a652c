package gazette.articles.body;

import gazette.text.PercentEncoding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Renames the targets of links within an article, such as footnotes, to `n1`, `n2` …, and removes all other ids, so
/// that no id of an article can clash with one of the page.
final class AnchorRenamer {
    private static final String INTERNAL_LINKS = "a[href^=#]";

    private AnchorRenamer() {}

    /// Changes the body in place.
    static void rename(Element draft) {
        Set<String> targets = new HashSet<>();
        draft.select(INTERNAL_LINKS).forEach(link -> targets.add(target(link)));
        Map<String, String> names = new HashMap<>();
        for (Element element : draft.select("[id], a[name]")) {
            String name = element.hasAttr("id") ? element.id() : element.attr("name");
            element.removeAttr("id").removeAttr("name");
            if (targets.contains(name) && !names.containsKey(name)) {
                names.put(name, "n" + (names.size() + 1));
                element.attr("id", names.get(name));
            }
        }
        draft.select(INTERNAL_LINKS).forEach(link -> link.attr("href", "#" + names.getOrDefault(target(link), "")));
    }

    /// Returns the links within an article whose target is missing.
    static List<Element> danglingLinks(Element body) {
        Set<String> ids = new HashSet<>(body.select("[id]").eachAttr("id"));
        return body.select(INTERNAL_LINKS).stream()
                .filter(link -> !ids.contains(link.attr("href").substring(1)))
                .toList();
    }

    private static String target(Element link) {
        return PercentEncoding.decoded(link.attr("href").substring(1));
    }
}
