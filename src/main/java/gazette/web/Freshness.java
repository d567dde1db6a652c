package gazette.web;

import gazette.press.Newsroom;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// A number that grows whenever what readers see may have changed: settings and templates, or the archive. What this
/// process writes shows at once; what another writes, within a quarter of a second.
final class Freshness implements LongSupplier {
    private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();

    private final Supplier<Newsroom> newsroom;
    private final LongSupplier nanos;
    private volatile Look last;

    /// What a look found.
    ///
    /// @param writes how many this process had made before
    /// @param changes how many the archive counts
    /// @param at when, on the clock that only counts
    private record Look(long mark, Newsroom newsroom, long writes, long changes, long at) {}

    /// @param nanos a clock that only counts
    Freshness(Supplier<Newsroom> newsroom, LongSupplier nanos) {
        this.newsroom = newsroom;
        this.nanos = nanos;
        this.last = look(0);
    }

    @Override
    public long getAsLong() {
        Look known = last;
        return holds(known) ? known.mark() : lookAgain();
    }

    private synchronized long lookAgain() {
        Look known = last;
        if (!holds(known)) {
            Look now = look(known.mark() + 1);
            boolean same = now.newsroom().equals(known.newsroom()) && now.changes() == known.changes();
            last = same ? new Look(known.mark(), now.newsroom(), now.writes(), now.changes(), now.at()) : now;
        }
        return last.mark();
    }

    private boolean holds(Look look) {
        Newsroom now = newsroom.get();
        return look.newsroom().equals(now)
                && look.writes() == now.store().writes()
                && nanos.getAsLong() - look.at() < LOOK_NANOS;
    }

    /// In this order: what happens meanwhile shows at the next look.
    private Look look(long mark) {
        Newsroom now = newsroom.get();
        long at = nanos.getAsLong();
        long writes = now.store().writes();
        return new Look(
                mark, now, writes, now.store().read(tables -> tables.changes().count()), at);
    }
}
