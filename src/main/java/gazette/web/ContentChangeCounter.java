package gazette.web;

import gazette.press.workspace.AppContext;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Counts changes of the public content: of settings, templates and the archive. What this process writes counts at
/// once; what another process writes, within a quarter of a second.
final class ContentChangeCounter implements LongSupplier {
    private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();

    private final Supplier<AppContext> newsroom;
    private final LongSupplier nanos;
    private volatile Snapshot latest;

    /// Holds what was seen at one moment.
    ///
    /// @param writes how many this process had made before
    /// @param changes how many the archive counts
    /// @param at when, on the clock that only counts
    private record Snapshot(long version, AppContext context, long writes, long changes, long at) {}

    /// @param nanos a clock that only counts
    ContentChangeCounter(Supplier<AppContext> newsroom, LongSupplier nanos) {
        this.newsroom = newsroom;
        this.nanos = nanos;
        this.latest = readSnapshot(0);
    }

    @Override
    public long getAsLong() {
        Snapshot known = latest;
        return isCurrent(known) ? known.version() : refresh();
    }

    private synchronized long refresh() {
        Snapshot known = latest;
        if (!isCurrent(known)) {
            Snapshot now = readSnapshot(known.version() + 1);
            boolean same = now.context().equals(known.context()) && now.changes() == known.changes();
            latest = same ? new Snapshot(known.version(), now.context(), now.writes(), now.changes(), now.at()) : now;
        }
        return latest.version();
    }

    private boolean isCurrent(Snapshot look) {
        AppContext now = newsroom.get();
        return look.context().equals(now)
                && look.writes() == now.store().writes()
                && nanos.getAsLong() - look.at() < LOOK_NANOS;
    }

    /// Reads the counters in this order, so that a change meanwhile is seen at the next look.
    private Snapshot readSnapshot(long mark) {
        AppContext now = newsroom.get();
        long at = nanos.getAsLong();
        long writes = now.store().writes();
        return new Snapshot(
                mark,
                now,
                writes,
                now.store().read(tables -> tables.changeCounter().count()),
                at);
    }
}
