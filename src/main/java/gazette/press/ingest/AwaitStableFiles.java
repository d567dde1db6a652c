package gazette.press.ingest;

import gazette.config.Config;
import gazette.sources.folders.FolderScanner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// Waits for files that are still being written, for somebody who saves an article and runs a command at once.
public final class AwaitStableFiles {
    private static final int MOST_CHECKS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private AwaitStableFiles() {}

    /// Waits until no article's file was changed a moment ago, for five seconds at most.
    public static void await(Config config, InstantSource clock) {
        for (int check = 0; check < MOST_CHECKS && hasChangingFiles(config, clock); check++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean hasChangingFiles(Config config, InstantSource clock) {
        return config.folders().stream()
                .anyMatch(folder -> new FolderScanner(folder, clock).read().settling() > 0);
    }
}
