package gazette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReadingTest {
    @TempDir
    Path folder;

    /// How long it takes is for `bench feeds` to tell.
    @Test
    void everyEntryOfTheLargeFeedIsRead() throws IOException {
        Path file = folder.resolve("feed.rss");
        try (var paper = new BenchPaper(folder.resolve("paper"), "", false, Map.of())) {
            Files.write(file, FeedsBench.largeFeed(paper, 40));
        }

        assertThat(Files.size(file) / 40).isBetween(2_000L, 4_000L);
        assertThat(FeedReading.of(file, 1)).endsWith(" 40");
    }
}
