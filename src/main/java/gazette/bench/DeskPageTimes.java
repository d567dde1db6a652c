package gazette.bench;

import gazette.bench.DeskClient.Answer;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Measures how long a page of the desk takes, and how large it is with its styles and scripts.
final class DeskPageTimes {
    private final DeskClient client;
    private final LatencyHistogram all;
    private final int rounds;

    /// @param all gets every time, too
    DeskPageTimes(DeskClient client, LatencyHistogram all, int rounds) {
        this.client = client;
        this.all = all;
        this.rounds = rounds;
    }

    /// Asks for some addresses of one page in turn.
    Map<String, Object> measure(String route, List<String> addresses) throws IOException {
        var times = new LatencyHistogram();
        var failed = new HashSet<String>();
        long largest = 0;
        for (int round = 0; round < rounds; round++) {
            String address = addresses.get(round % addresses.size());
            long began = System.nanoTime();
            Answer answer = client.get(address);
            long nanos = System.nanoTime() - began;
            times.add(nanos);
            all.add(nanos);
            if (answer.status() >= 400) {
                failed.add(answer.status() + " " + address);
            }
            largest = round < addresses.size() ? Math.max(largest, bytes(answer)) : largest;
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("page", route);
        figures.put("p50Ms", times.percentileMillis(0.5));
        figures.put("p95Ms", times.percentileMillis(0.95));
        figures.put("maxMs", times.percentileMillis(1));
        figures.put("kb", Math.round(largest / 100.0) / 10.0);
        if (!failed.isEmpty()) {
            figures.put("failed", Set.copyOf(failed));
        }
        return figures;
    }

    /// Returns the bytes of the page with its styles and scripts, as they were sent.
    private long bytes(Answer page) throws IOException {
        long bytes = page.body().length;
        if (page.isHtml()) {
            for (Element element : Jsoup.parse(page.text()).select("link[rel=stylesheet], script[src]")) {
                bytes += client.get(element.attr(element.hasAttr("src") ? "src" : "href"))
                        .body()
                        .length;
            }
        }
        return bytes;
    }
}
