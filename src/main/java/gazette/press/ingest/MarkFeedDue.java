package gazette.press.ingest;

import gazette.accounts.Actor;
import gazette.press.workspace.AppContext;
import java.util.Optional;

/// Makes the next round poll a feed, even if it is not due, has failed, or is gone (HTTP 410).
public final class MarkFeedDue {
    private MarkFeedDue() {}

    /// Marks the feed as due. Polls nothing itself.
    ///
    /// @param actor who wants it
    public static void run(AppContext context, String source, Actor actor) {
        context.store().change(tables -> {
            tables.feeds().pollNow(source);
            tables.audit()
                    .append(
                            context.clock().instant(),
                            actor.entry("source.ask", source, Optional.empty(), Optional.empty()));
        });
    }
}
