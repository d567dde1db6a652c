package gazette.press.feeds;

import gazette.press.workspace.AppContext;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What a process that stays open does for hubs, again and again: it looks at the feeds only when something was written
/// that they may show, or when settings or templates were changed.
public final class WebSubPingTask {
    private final Supplier<AppContext> newsroom;
    private final BooleanSupplier stopped;
    private String seen = "";

    public WebSubPingTask(Supplier<AppContext> newsroom, BooleanSupplier stopped) {
        this.newsroom = newsroom;
        this.stopped = stopped;
    }

    /// One round.
    public void run() {
        AppContext now = newsroom.get();
        if (now.config().websub().hubs().isEmpty()) {
            return;
        }
        var hubs = new PingWebSubHubs(now);
        // Read before the feeds are: what is written meanwhile is looked at the next time.
        String mark = System.identityHashCode(now) + " "
                + now.store().read(tables -> tables.hubs().changeMarker());
        if (!mark.equals(seen)) {
            hubs.recordChanges();
            seen = mark;
        }
        hubs.ping(stopped);
    }
}
