package gazette.delivery.queue;

import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// Limits how many mails a second are sent: as many as the settings permit, half as many after the server asked to
/// slow down, and then slowly more again. Thread-safe.
///
/// For example, with a limit of 20 a second, [#slow] brings it to 10. After 2½ minutes it is 14, after 5 minutes 20
/// again. Without a limit, [#slow] halves the rate measured so far: 500 mails in the first 10 seconds make 25 a
/// second, which doubles every 5 minutes; after 50 minutes there is no limit again.
final class RateLimiter {
    private static final double SLOWEST = 1;
    /// How far a limit below two mails a second is slowed, if that is less.
    private static final double SLOWEST_PART = 0.5;

    private static final long SECOND = 1_000_000_000L;
    private static final long DOUBLING_NANOS = 5 * 60 * SECOND;
    private static final long MEASURED_SECONDS = 10;
    /// After so many doublings without a limit, the relay and not we must be what limits the rate.
    private static final int DOUBLINGS_TO_UNLIMITED = 10;

    private final double fastest;
    private final LongSupplier nanos;
    private final long startedAt;
    private double perSecond;
    private long slowedAt;
    /// How many mails may be sent at once; grows with time, up to one second's worth.
    private double tokens = 1;
    private long tokensCountedAt;
    private long sent;

    /// Creates a limiter that was never slowed.
    ///
    /// @param perSecond mails a second; empty means as many as the relay takes
    /// @param nanos a clock that only goes forward, such as [System#nanoTime]
    RateLimiter(OptionalDouble perSecond, LongSupplier nanos) {
        this.fastest = perSecond.isPresent() ? perSecond.getAsDouble() : Double.POSITIVE_INFINITY;
        this.perSecond = fastest;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
        this.tokensCountedAt = startedAt;
    }

    /// Takes the right to send one mail now, if there is one.
    synchronized boolean tryAcquire() {
        double rate = rate();
        if (!Double.isInfinite(rate)) {
            long now = nanos.getAsLong();
            tokens = Math.min(Math.max(1, rate), tokens + (now - tokensCountedAt) * rate / SECOND);
            tokensCountedAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
        }
        sent++;
        return true;
    }

    /// Halves the rate. Does nothing within a second of the last time, because all connections get the same reply.
    synchronized void slow() {
        long now = nanos.getAsLong();
        double rate = rate();
        if (rate < fastest && now - slowedAt < SECOND) {
            return;
        }
        perSecond = Math.max(
                Math.min(SLOWEST, fastest * SLOWEST_PART), (Double.isInfinite(rate) ? measuredRate(now) : rate) / 2);
        slowedAt = now;
        tokens = 0;
        tokensCountedAt = now;
    }

    /// Returns how many mails a second may be sent now; infinite if there is no limit.
    synchronized double rate() {
        if (perSecond == fastest) {
            return fastest;
        }
        double doublings = (double) (nanos.getAsLong() - slowedAt) / DOUBLING_NANOS;
        double grown = perSecond * Math.pow(2, doublings);
        if (grown >= fastest || doublings > DOUBLINGS_TO_UNLIMITED) {
            perSecond = fastest;
            return fastest;
        }
        return grown;
    }

    /// All mails so far count as if sent within the last 10 seconds, so this is too high when sending has taken longer.
    private double measuredRate(long now) {
        double seconds = Math.min((double) (now - startedAt) / SECOND, (double) MEASURED_SECONDS);
        return Math.max(1, (double) sent / Math.max(1, seconds));
    }
}
