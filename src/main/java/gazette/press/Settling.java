package gazette.press;

import java.time.Duration;

/// Patience with files that were saved a moment ago, for those who save and run at once.
public final class Settling {
    private static final int LOOKS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private Settling() {}

    /// Returns when no article's file is still settling, after a few seconds at the latest.
    public static void await(Newsroom newsroom) throws InterruptedException {
        for (int look = 0; look < LOOKS && isSettling(newsroom); look++) {
            Thread.sleep(PAUSE);
        }
    }

    private static boolean isSettling(Newsroom newsroom) {
        return ReadSources.read(newsroom.config(), newsroom.clock()).settling() > 0;
    }
}
