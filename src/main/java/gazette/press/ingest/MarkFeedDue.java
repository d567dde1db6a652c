package gazette.press.ingest;

import gazette.press.workspace.AppContext;

/// Lets a feed be asked at the next round, whatever its rhythm, its failures or its end.
public final class MarkFeedDue {
    private MarkFeedDue() {}

    /// Lets it.
    public static void run(AppContext context, String source) {
        context.store().change(tables -> tables.feeds().pollNow(source));
    }
}
