package gazette.bench;

import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.render.FeedFormat;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedItem;
import gazette.render.feeds.FeedPageLinks;
import gazette.render.feeds.FeedRenderer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Measures feeds both ways: how fast a large one is read, and how fast ours are served, beside nginx in the same run.
final class FeedsBench {
    private static final String PATH = "/bench/issues.rss";
    private static final int ENTRIES = 2000;
    private static final int ENTRY_BYTES = 950;
    /// Gives the size of an article as Markdown: the latest twenty make a feed of 80 kB.
    private static final int ARTICLE_BYTES = 1_600;

    private final Options options;

    /// Says what to measure.
    ///
    /// @param issues on file
    /// @param rounds of each of the four rates, of which the median counts
    /// @param seconds that a round takes
    record Options(int issues, int rounds, int seconds) {}

    FeedsBench(Options order) {
        this.options = order;
    }

    /// Measures in an empty folder.
    Map<String, Object> run(Path folder) throws IOException {
        var figures = new LinkedHashMap<String, Object>();
        int port = NginxComparison.freePort();
        Path workspace = Files.createDirectory(folder.resolve("paper"));
        try (var paper =
                new BenchWorkspace(workspace, "web: {listen: \"127.0.0.1:" + port + "\"}\n", false, Map.of())) {
            read(paper, folder, figures);
            publish(paper);
        }
        try (var serve = new GazetteSubprocess("serve", "--workspace", workspace.toString())) {
            figures.put("issues", options.issues());
            new NginxComparison(options.rounds(), options.seconds()).run(folder, port, PATH, serve::isAlive, figures);
        }
        return figures;
    }

    /// Parses a large foreign feed in a process that has parsed none before, and then again and again.
    private static void read(BenchWorkspace paper, Path folder, Map<String, Object> figures) throws IOException {
        Path file = folder.resolve("feed.rss");
        Files.write(file, largeFeed(paper, ENTRIES));
        try (var process = new GazetteSubprocess("bench", "read", file.toString())) {
            String[] words = process.readLine().split(" ");
            figures.put("readFirstSeconds", Double.parseDouble(words[0]));
            figures.put("readSeconds", Double.parseDouble(words[1]));
            figures.put("readEntries", Integer.parseInt(words[2]));
        }
        figures.put("readBytes", Files.size(file));
    }

    /// Returns a feed as others publish it, with whole articles.
    static byte[] largeFeed(BenchWorkspace paper, int entries) {
        List<FeedItem> items = IntStream.range(0, entries)
                .mapToObj(i -> FeedItem.of(paper.context().site(), paper.article(i, ENTRY_BYTES)))
                .toList();
        var feed = new Feed(
                "tag:large",
                "Large",
                "A large feed",
                "Large",
                "https://example.org/",
                "en",
                "/feed.css",
                FeedPageLinks.only("https://example.org/feed"),
                Feed.NEVER,
                items);
        return new FeedRenderer(paper.context().themes())
                .feed(FeedFormat.RSS, feed)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void publish(BenchWorkspace paper) throws IOException {
        for (int i = 0; i < options.issues(); i++) {
            paper.publish(i, ARTICLE_BYTES);
        }
        new SendIssues(paper.context(), new RelayStates(InstantSource.system()), new SendTimingInterceptor())
                .run(() -> false);
    }
}
