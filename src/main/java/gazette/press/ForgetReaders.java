package gazette.press;

import java.time.Duration;
import java.time.Instant;

/// Forgets who was signed up and never confirmed it, and notes that no limit counts any more.
public final class ForgetReaders {
    private static final Duration NOTES_KEPT = Duration.ofDays(31);

    private final Newsroom newsroom;

    public ForgetReaders(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Forgets them.
    public void run() {
        Instant now = newsroom.clock().instant();
        newsroom.store().change(tables -> {
            tables.signups().forget(now);
            tables.notes().forget(now.minus(NOTES_KEPT));
        });
    }
}
