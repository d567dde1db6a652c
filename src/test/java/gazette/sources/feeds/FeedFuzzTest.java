package gazette.sources.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Feeds that are broken at random, always in the same ways.
class FeedFuzzTest {
    private static final int FEEDS = 2000;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    @Test
    void noFeedIsTooBrokenToBeReported() throws IOException {
        Iterator<byte[]> feeds = BrokenFeeds.of(FEEDS).iterator();
        // Of this thread alone: what else the machine does is no feed's fault.
        ThreadMXBean machine = ManagementFactory.getThreadMXBean();
        for (int i = 0; feeds.hasNext(); i++) {
            byte[] broken = feeds.next();
            long start = machine.getCurrentThreadCpuTime();
            FeedParseResult parsed = FeedParser.parse(broken, Optional.of("text/xml"), "https://example.org/feed");
            assertThat(Duration.ofNanos(machine.getCurrentThreadCpuTime() - start))
                    .as("feed %d", i)
                    .isLessThan(LONGEST);
            assertThat(parsed).as("feed %d", i).isNotNull();
        }
    }
}
