package gazette.press.ingest;

import gazette.config.Config;
import gazette.sources.folders.FolderScanner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// Patience with files that were saved a moment ago, for those who save and run at once.
public final class AwaitStableFiles {
    private static final int LOOKS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private AwaitStableFiles() {}

    /// Returns when no article's file is still settling, after a few seconds at the latest.
    public static void await(Config config, InstantSource clock) {
        for (int look = 0; look < LOOKS && isSettling(config, clock); look++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean isSettling(Config config, InstantSource clock) {
        return config.folders().stream()
                .anyMatch(folder -> new FolderScanner(folder, clock).read().settling() > 0);
    }
}
