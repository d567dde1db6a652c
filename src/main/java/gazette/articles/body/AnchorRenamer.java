package gazette.articles.body;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Links within an article, such as the number of a note and the way back from it. Both ends get names of ours, `n1`,
/// `n2` …, so that nothing from outside names a part of a page; all other names go.
final class AnchorRenamer {
    private static final String LINKS = "a[href^=#]";

    private AnchorRenamer() {}

    static void rename(Element draft) {
        Set<String> wanted = new HashSet<>();
        draft.select(LINKS).forEach(link -> wanted.add(target(link)));
        Map<String, String> names = new HashMap<>();
        for (Element end : draft.select("[id], a[name]")) {
            String name = end.hasAttr("id") ? end.id() : end.attr("name");
            end.removeAttr("id").removeAttr("name");
            if (wanted.contains(name) && !names.containsKey(name)) {
                names.put(name, "n" + (names.size() + 1));
                end.attr("id", names.get(name));
            }
        }
        draft.select(LINKS).forEach(link -> link.attr("href", "#" + names.getOrDefault(target(link), "")));
    }

    /// The links within an article whose other end is no longer there.
    static List<Element> loose(Element body) {
        Set<String> ends = new HashSet<>(body.select("[id]").eachAttr("id"));
        return body.select(LINKS).stream()
                .filter(link -> !ends.contains(link.attr("href").substring(1)))
                .toList();
    }

    private static String target(Element link) {
        String name = link.attr("href").substring(1);
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return name;
        }
    }
}
