package gazette.press.ingest;

import gazette.press.workspace.AppContext;

/// Makes the next round poll a feed, even if it is not due, has failed, or is gone (HTTP 410).
public final class MarkFeedDue {
    private MarkFeedDue() {}

    /// Marks the feed as due. Polls nothing itself.
    public static void run(AppContext context, String source) {
        context.store().change(tables -> tables.feeds().pollNow(source));
    }
}
