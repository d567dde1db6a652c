package gazette.web;

import gazette.press.workspace.AppContext;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Counts changes of settings, templates and the archive. A write by this process counts at once; one by another
/// process within a quarter of a second.
final class ContentChangeCounter implements LongSupplier {
    private static final long MAX_AGE_NANOS = Duration.ofMillis(250).toNanos();

    private final Supplier<AppContext> context;
    private final LongSupplier nanos;
    private volatile Snapshot latest;

    /// Holds the state at one moment.
    ///
    /// @param writes the count of writes by this process
    /// @param changes the count of changes in the archive
    /// @param at the monotonic time in nanoseconds
    private record Snapshot(long version, AppContext context, long writes, long changes, long at) {}

    /// @param nanos a monotonic clock in nanoseconds
    ContentChangeCounter(Supplier<AppContext> context, LongSupplier nanos) {
        this.context = context;
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

    private boolean isCurrent(Snapshot snapshot) {
        AppContext now = context.get();
        return snapshot.context().equals(now)
                && snapshot.writes() == now.store().writes()
                && nanos.getAsLong() - snapshot.at() < MAX_AGE_NANOS;
    }

    /// Reads the writes before the changes, so that a change in between is noticed by the next snapshot.
    private Snapshot readSnapshot(long version) {
        AppContext now = context.get();
        long at = nanos.getAsLong();
        long writes = now.store().writes();
        return new Snapshot(
                version,
                now,
                writes,
                now.store().read(tables -> tables.changeCounter().count()),
                at);
    }
}
