package gazette.press.membership;

import gazette.press.workspace.AppContext;
import java.time.Duration;
import java.time.Instant;

/// Deletes sign-ups that were never confirmed, old notifications, requests that no limit counts any more, and what
/// was shown in old reviews.
public final class PurgeUnconfirmed {
    private static final Duration NOTES_KEPT = Duration.ofDays(31);
    private static final Duration REVIEWS_KEPT = Duration.ofDays(92);

    private final AppContext context;

    public PurgeUnconfirmed(AppContext context) {
        this.context = context;
    }

    /// Deletes them.
    public void run() {
        Instant now = context.clock().instant();
        context.store().change(tables -> {
            tables.signups().forget(now);
            tables.notifications().forget(now.minus(NOTES_KEPT));
            tables.mailRequests().forget(now.minus(NOTES_KEPT));
            tables.reviews().forget(now.minus(REVIEWS_KEPT));
        });
    }
}
