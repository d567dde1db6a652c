package gazette.press;

import gazette.store.SendingTable.Status;
import java.util.function.BooleanSupplier;

/// Freezes an issue's recipients in small steps, and goes on where a dead process left off; the same for the letters of
/// an issue that was cancelled.
final class Freeze {
    private final Newsroom newsroom;

    Freeze(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Brings an issue to where its letters can go out, or are all given up.
    void finish(Status issue, BooleanSupplier stopped) {
        if (!issue.isFrozen()) {
            recipients(issue.id(), stopped);
        }
        if (issue.status().equals("cancelled")) {
            cancelled(issue.id(), stopped);
        }
    }

    void recipients(long issue, BooleanSupplier stopped) {
        int canary = newsroom.config().sending().canary();
        boolean more = true;
        while (more && !stopped.getAsBoolean()) {
            more = newsroom.store()
                    .write(tables -> tables.recipients()
                            .freeze(issue, canary, newsroom.clock().instant()));
        }
    }

    void cancelled(long issue, BooleanSupplier stopped) {
        boolean more = true;
        while (more && !stopped.getAsBoolean()) {
            more = newsroom.store()
                    .write(tables -> tables.sending()
                            .cancelLetters(issue, newsroom.clock().instant()));
        }
    }
}
