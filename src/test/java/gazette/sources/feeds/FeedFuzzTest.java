package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Feeds that are broken at random, always in the same ways.
class FeedFuzzTest {
    private static final int FEEDS = 2000;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final List<String> WEDGES = List.of(
            "<",
            ">",
            "&",
            "&#",
            "&#x110000;",
            "&#55357;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "<?xml ",
            "<!DOCTYPE x [",
            "\0",
            "</",
            "<item>",
            "<entry>",
            "xmlns:a='",
            "\"",
            "'",
            "{",
            "[",
            "\\u",
            "\\ud83d",
            ",",
            "\ufeff",
            "😀",
            "<div>",
            "99999999999",
            "<pubDate>Tue, 99 Foo 20266 25:61:61 +9999</pubDate>",
            "xml:base='http://['",
            "%",
            "://");

    @Test
    void noFeedIsTooBrokenToBeReported() throws IOException {
        List<byte[]> feeds;
        try (var files = Files.list(Path.of("src/test/resources/feeds/odd"))) {
            feeds = files.sorted().map(FeedFuzzTest::bytes).toList();
        }
        var chance = new Random(20261124);
        // Of this thread alone: what else the machine does is no feed's fault.
        ThreadMXBean machine = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < FEEDS; i++) {
            byte[] broken = feeds.get(i % feeds.size());
            for (int blows = 1 + chance.nextInt(6); blows > 0; blows--) {
                broken = struck(broken, chance);
            }
            long start = machine.getCurrentThreadCpuTime();
            FeedParseResult parsed = FeedParser.parse(broken, Optional.of("text/xml"), "https://example.org/feed");
            assertThat(Duration.ofNanos(machine.getCurrentThreadCpuTime() - start))
                    .as("feed %d", i)
                    .isLessThan(LONGEST);
            assertThat(parsed).as("feed %d", i).isNotNull();
        }
    }

    private static byte[] struck(byte[] feed, Random chance) {
        int from = chance.nextInt(feed.length + 1);
        int to = Math.min(feed.length, from + chance.nextInt(80));
        byte[] wedge = WEDGES.get(chance.nextInt(WEDGES.size())).getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(feed, 0, from);
        switch (chance.nextInt(5)) {
            case 0 -> out.write(feed, to, feed.length - to);
            case 1 -> {
                out.writeBytes(wedge);
                out.write(feed, from, feed.length - from);
            }
            case 2 -> {
                for (int times = chance.nextInt(200); times >= 0; times--) {
                    out.write(feed, from, to - from);
                }
                out.write(feed, to, feed.length - to);
            }
            case 3 -> {
                for (int i = from; i < to; i++) {
                    out.write(chance.nextInt(256));
                }
                out.write(feed, to, feed.length - to);
            }
            default -> out.writeBytes(wedge);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
