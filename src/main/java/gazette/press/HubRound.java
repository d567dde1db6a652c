package gazette.press;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What a process that stays open does for hubs, again and again: it looks at the feeds only when something was written
/// that they may show, or when settings or templates were changed.
public final class HubRound {
    private final Supplier<Newsroom> newsroom;
    private final BooleanSupplier stopped;
    private String seen = "";

    public HubRound(Supplier<Newsroom> newsroom, BooleanSupplier stopped) {
        this.newsroom = newsroom;
        this.stopped = stopped;
    }

    /// One round.
    public void run() {
        Newsroom now = newsroom.get();
        if (now.config().websub().hubs().isEmpty()) {
            return;
        }
        var hubs = new TellHubs(now);
        // Read before the feeds are: what is written meanwhile is looked at the next time.
        String mark = System.identityHashCode(now) + " "
                + now.store().read(tables -> tables.hubs().mark());
        if (!mark.equals(seen)) {
            hubs.notice();
            seen = mark;
        }
        hubs.tell(stopped);
    }
}
