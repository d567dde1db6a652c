package gazette.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds an address for each page of the desk, as an editor would: by following links from the first page. So the ids
/// in them are real, and a page that nothing leads to is told.
final class DeskCrawl {
    private static final String FIRST = "/desk";

    /// So many addresses of one page are looked at for what they lead to.
    private static final int OF_EACH = 4;

    private static final int MOST = 500;

    private final DeskClient client;
    private final Map<String, Pattern> routes;
    private final Map<String, List<String>> found = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final ArrayDeque<String> next = new ArrayDeque<>();

    /// @param routes paths of pages, with `{name}` where an id stands
    DeskCrawl(DeskClient client, List<String> routes) {
        this.client = client;
        this.routes = routes.stream()
                .collect(Collectors.toMap(route -> route, DeskCrawl::pattern, (one, _) -> one, LinkedHashMap::new));
    }

    /// Returns addresses of pages by their routes; none for a route that nothing leads to.
    Map<String, List<String>> run() throws IOException {
        offer(FIRST);
        follow();
        routes.keySet().stream()
                .filter(route -> !route.contains("{") && !found.containsKey(route))
                .forEach(this::offer);
        follow();
        return found;
    }

    private void follow() throws IOException {
        while (!next.isEmpty() && seen.size() < MOST) {
            DeskClient.Answer answer = client.get(next.remove());
            if (answer.isHtml()) {
                links(Jsoup.parse(answer.text())).forEach(this::offer);
            }
        }
    }

    private void offer(String link) {
        String address = link.replaceFirst("#.*", "");
        Optional<String> route = route(address);
        if (route.isEmpty() || !seen.add(address)) {
            return;
        }
        List<String> addresses = found.computeIfAbsent(route.get(), _ -> new ArrayList<>());
        if (addresses.size() < OF_EACH) {
            addresses.add(address);
            next.add(address);
        }
    }

    private Optional<String> route(String address) {
        String path = address.replaceFirst("\\?.*", "");
        return routes.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static List<String> links(Document page) {
        var links = new ArrayList<String>();
        for (Element element : page.select("a[href], [hx-get], iframe[src]")) {
            links.add(element.attr(element.hasAttr("hx-get") ? "hx-get" : element.hasAttr("href") ? "href" : "src"));
        }
        return links;
    }

    private static Pattern pattern(String route) {
        return Pattern.compile(
                Pattern.quote(route).replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q").replaceAll("<[^>]*>", "\\\\E.+\\\\Q"));
    }
}
