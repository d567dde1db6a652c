package gazette.bench;

import gazette.articles.StoredArticle;
import gazette.config.Config;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.press.composing.EncodeIssue;
import gazette.press.composing.RenderIssue;
import gazette.press.composing.UnsubscribeLinkTemplate;
import gazette.press.workspace.AppContext;
import gazette.render.css.CssInliner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Measures how fast letters are set, warm: style sheets moved into attributes, and whole digests.
final class RenderBench {
    private static final int PAGES = 100;
    private static final int PAGE_BYTES = 20_000;
    /// Gives how much longer the HTML of such an article is than its Markdown.
    private static final int MARKUP = 3_500;

    private static final int DIGEST = 20;
    private static final int DIGESTS_A_ROUND = 10;
    private static final Instant DATE = Instant.parse("2026-01-05T08:00:00Z");

    private final BenchWorkspace paper;
    private final Options options;

    /// Says what to measure.
    ///
    /// @param rounds that are counted, each of 100 letters and ten digests
    /// @param warmUp rounds that go before, and are not counted
    /// @param articleBytes of an article of the digest, as Markdown, about
    record Options(int rounds, int warmUp, int articleBytes) {}

    RenderBench(BenchWorkspace paper, Options order) {
        this.paper = paper;
        this.options = order;
    }

    Map<String, Object> run() throws IOException {
        var figures = new LinkedHashMap<String, Object>();
        inline(figures);
        digest(figures);
        figures.put("rounds", options.rounds());
        figures.put("peakHeapMb", Math.round(ResourceUsage.peakHeapMb()));
        return figures;
    }

    private void inline(Map<String, Object> figures) throws IOException {
        List<String> pages = pages();
        var inliner = new CssInliner();
        LatencyHistogram latencies = timed(1, () -> pages.forEach(inliner::inline));
        figures.put("inlined100Seconds", seconds(latencies, 0.5));
        figures.put("inlined100SecondsP99", seconds(latencies, 0.99));
        figures.put("pageBytes", bytes(String.join("", pages)) / PAGES);
    }

    private void digest(Map<String, Object> figures) {
        AppContext context = paper.context();
        Config config = context.config();
        var desk = new RenderIssue(config, context.themes(), config.schedule("bench"));
        List<StoredArticle> articles = IntStream.range(0, DIGEST)
                .mapToObj(i -> paper.article(i, options.articleBytes()))
                .toList();
        var encoding =
                new EncodeIssue(config, config.list(config.schedule("bench").list()), context.images());
        var unsubscribe = new UnsubscribeLinkTemplate(context.site().absolute("/u/bench"), TokenPlaceholder.NONE);
        LatencyHistogram latencies = timed(
                DIGESTS_A_ROUND, () -> encoding.encode(desk.render(1, articles, DATE, unsubscribe.url()), unsubscribe));
        figures.put("digest20MsP50", latencies.percentileMillis(0.5));
        figures.put("digest20MsP99", latencies.percentileMillis(0.99));
        figures.put(
                "digestBytes",
                bytes(desk.render(1, articles, DATE, unsubscribe.url())
                        .renderedMail()
                        .html()));
    }

    private LatencyHistogram timed(int timesARound, Runnable work) {
        var latencies = new LatencyHistogram();
        for (int i = 0; i < (options.warmUp() + options.rounds()) * timesARound; i++) {
            if (i == options.warmUp() * timesARound) {
                latencies.clear();
            }
            long began = System.nanoTime();
            work.run();
            latencies.add(System.nanoTime() - began);
        }
        return latencies;
    }

    private static double seconds(LatencyHistogram latencies, double share) {
        return Math.round(latencies.percentileMillis(share)) / 1000.0;
    }

    /// Letters with one article each, as a template makes them: the sheet is not inlined yet.
    private List<String> pages() throws IOException {
        String frame = frame();
        return IntStream.range(0, PAGES)
                .mapToObj(i -> frame.replace(
                        "ARTICLE",
                        paper.article(i, PAGE_BYTES - bytes(frame) - MARKUP)
                                .article()
                                .html()))
                .toList();
    }

    private static String frame() throws IOException {
        try (InputStream in = Objects.requireNonNull(RenderBench.class.getResourceAsStream("letter.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
