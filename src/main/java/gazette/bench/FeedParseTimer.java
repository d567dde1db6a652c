package gazette.bench;

import gazette.sources.feeds.FeedParseResult;
import gazette.sources.feeds.FeedParser;
import gazette.sources.feeds.InvalidFeed;
import gazette.sources.feeds.ParsedFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a feed again and again, in a process that has read none before.
final class FeedParseTimer {
    private FeedParseTimer() {}

    /// Returns how long parsing took: the seconds of the first time, of the later ones (the median of their second
    /// half), and the number of entries.
    ///
    /// @param rounds after the first
    static String of(Path file, int rounds) throws IOException {
        byte[] feed = Files.readAllBytes(file);
        long began = System.nanoTime();
        int entries = entries(feed);
        double first = (System.nanoTime() - began) / 1e9;
        var latencies = new LatencyHistogram();
        for (int round = 0; round < rounds; round++) {
            if (round == rounds / 2) {
                latencies.clear();
            }
            long start = System.nanoTime();
            entries(feed);
            latencies.add(System.nanoTime() - start);
        }
        return Math.round(first * 1000) / 1000.0 + " " + Math.round(latencies.percentileMillis(0.5)) / 1000.0 + " "
                + entries;
    }

    private static int entries(byte[] feed) {
        FeedParseResult parsed = FeedParser.parse(feed, Optional.of("application/rss+xml; charset=utf-8"), "");
        return switch (parsed) {
            case ParsedFeed read -> read.entries().size();
            case InvalidFeed unreadable -> throw new IllegalStateException(unreadable.toString());
        };
    }
}
