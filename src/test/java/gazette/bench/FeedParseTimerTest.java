package gazette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedParseTimerTest {
    @TempDir
    Path folder;

    /// How long it takes is for `bench feeds` to tell.
    @Test
    void everyEntryOfTheLargeFeedIsRead() throws IOException {
        Path file = folder.resolve("feed.rss");
        try (var paper = new BenchWorkspace(folder.resolve("paper"), "", false, Map.of())) {
            Files.write(file, FeedsBench.largeFeed(paper, 40));
        }

        assertThat(Files.size(file) / 40).isBetween(2_000L, 4_000L);
        assertThat(FeedParseTimer.of(file, 1)).endsWith(" 40");
    }
}
