package gazette.delivery.queue;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/// How fast a relay is sent letters: not faster than its settings say, half as fast after it asked for patience, and
/// then slowly faster again. Safe for many threads.
final class RateLimiter {
    /// A pace that was halved doubles again in about this time.
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    private static final double SLOWEST = 1;
    private static final long SECOND = 1_000_000_000L;
    private static final Duration MEASURED = Duration.ofSeconds(10);

    private final double fastest;
    private final LongSupplier nanos;
    private final long started;
    private double perSecond;
    private long slowedAt;
    private double tokens = 1;
    private long filledAt;
    private long taken;

    /// A pace.
    ///
    /// @param perSecond letters; none means as fast as the relay takes them
    /// @param nanos a clock that only goes forward, such as [System#nanoTime]
    RateLimiter(OptionalInt perSecond, LongSupplier nanos) {
        this.fastest = perSecond.isPresent() ? perSecond.getAsInt() : Double.POSITIVE_INFINITY;
        this.perSecond = fastest;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.filledAt = started;
    }

    /// Takes the right to send one letter now.
    ///
    /// @return zero, or how long to wait before asking again
    synchronized Duration take() {
        taken++;
        double rate = rate();
        if (Double.isInfinite(rate)) {
            return Duration.ZERO;
        }
        long now = nanos.getAsLong();
        tokens = Math.min(Math.max(1, rate), tokens + (now - filledAt) * rate / SECOND);
        filledAt = now;
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        taken--;
        return Duration.ofNanos((long) ((1 - tokens) / rate * SECOND) + 1);
    }

    /// Halves the pace. Within a second of the last time it does not: many connections hear the same complaint.
    synchronized void slow() {
        long now = nanos.getAsLong();
        double rate = rate();
        if (rate < fastest && now - slowedAt < SECOND) {
            return;
        }
        perSecond = Math.max(SLOWEST, (Double.isInfinite(rate) ? measured(now) : rate) / 2);
        slowedAt = now;
        tokens = 0;
        filledAt = now;
    }

    /// Letters a second that may go now; infinite if nothing limits them.
    synchronized double rate() {
        if (perSecond == fastest) {
            return fastest;
        }
        double grown = perSecond * Math.pow(2, (double) (nanos.getAsLong() - slowedAt) / RECOVERY.toNanos());
        // Unlimited again when it has grown so far that the limit was surely not what held it up.
        if (grown >= fastest || grown > perSecond * (1 << 10)) {
            perSecond = fastest;
            return fastest;
        }
        return grown;
    }

    private double measured(long now) {
        double seconds = Math.min((double) (now - started) / SECOND, (double) MEASURED.toSeconds());
        return Math.max(1, (double) taken / Math.max(1, seconds));
    }
}
