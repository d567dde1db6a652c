package gazette.sources.feeds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Odd feeds that are broken at random, always in the same ways.
public final class BrokenFeeds {
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

    private BrokenFeeds() {}

    /// Makes so many of them, one after the other.
    public static Stream<byte[]> of(int count) throws IOException {
        List<byte[]> feeds;
        try (var files = Files.list(Path.of("src/test/resources/feeds/odd"))) {
            feeds = files.sorted().map(BrokenFeeds::bytes).toList();
        }
        var chance = new Random(20261124);
        return IntStream.range(0, count).mapToObj(i -> broken(feeds.get(i % feeds.size()), chance));
    }

    private static byte[] broken(byte[] feed, Random chance) {
        byte[] broken = feed;
        for (int blows = 1 + chance.nextInt(6); blows > 0; blows--) {
            broken = struck(broken, chance);
        }
        return broken;
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
