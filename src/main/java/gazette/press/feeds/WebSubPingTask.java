package gazette.press.feeds;

import gazette.press.workspace.AppContext;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Tells WebSub hubs about changed feeds again and again, in a process that stays open. Hashes the feeds only
/// after a change in the database, the settings or the templates.
public final class WebSubPingTask {
    private final Supplier<AppContext> context;
    private final BooleanSupplier stopped;
    private String lastMarker = "";

    public WebSubPingTask(Supplier<AppContext> context, BooleanSupplier stopped) {
        this.context = context;
        this.stopped = stopped;
    }

    /// Runs once.
    public void run() {
        AppContext now = context.get();
        if (now.config().websub().hubs().isEmpty()) {
            return;
        }
        var hubs = new PingWebSubHubs(now);
        // Read before the feeds: a change in the meantime is found the next time.
        String marker = System.identityHashCode(now) + " "
                + now.store().read(tables -> tables.hubs().changeMarker());
        if (!marker.equals(lastMarker)) {
            hubs.recordChanges();
            lastMarker = marker;
        }
        hubs.ping(stopped);
    }
}
