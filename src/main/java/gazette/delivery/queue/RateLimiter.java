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
    private static final long MEASURED_NANOS = 10 * SECOND;
    /// After so many doublings without a limit, the relay and not we must be what limits the rate.
    private static final int DOUBLINGS_TO_UNLIMITED = 10;

    private final double fastest;
    private final LongSupplier nanos;
    private double perSecond;
    private long slowedAt;
    /// How many mails may be sent at once; grows with time, up to one second's worth.
    private double tokens = 1;
    private long tokensCountedAt;
    /// Mails are counted by periods of ten seconds: those of the current one, and of the one before.
    private long periodStart;

    private long sentInPeriod;
    private long sentBefore;
    private long secondsBefore;

    /// Creates a limiter that was never slowed.
    ///
    /// @param perSecond mails a second; empty means as many as the relay takes
    /// @param nanos a clock that only goes forward, such as [System#nanoTime]
    RateLimiter(OptionalDouble perSecond, LongSupplier nanos) {
        this.fastest = perSecond.isPresent() ? perSecond.getAsDouble() : Double.POSITIVE_INFINITY;
        this.perSecond = fastest;
        this.nanos = nanos;
        this.periodStart = nanos.getAsLong();
        this.tokensCountedAt = periodStart;
    }

    /// Takes the right to send one mail now, if there is one.
    synchronized boolean tryAcquire() {
        double rate = rate();
        long now = nanos.getAsLong();
        if (!Double.isInfinite(rate)) {
            tokens = Math.min(Math.max(1, rate), tokens + (now - tokensCountedAt) * rate / SECOND);
            tokensCountedAt = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
        }
        beginPeriod(now);
        sentInPeriod++;
        return true;
    }

    /// Gives back a right that was taken just now, because there is no mail that may be sent.
    synchronized void giveBack() {
        tokens++;
        sentInPeriod--;
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

    /// Returns how many mails a second were sent within the last 10 to 20 seconds.
    private double measuredRate(long now) {
        beginPeriod(now);
        double seconds = (double) (now - periodStart) / SECOND + (double) secondsBefore;
        return Math.max(1, (double) (sentBefore + sentInPeriod) / Math.max(1, seconds));
    }

    private void beginPeriod(long now) {
        long periods = (now - periodStart) / MEASURED_NANOS;
        if (periods > 0) {
            // After a time in which nothing was sent, measuring begins anew.
            boolean goesOn = periods == 1;
            sentBefore = goesOn ? sentInPeriod : 0;
            secondsBefore = goesOn ? MEASURED_NANOS / SECOND : 0;
            periodStart = goesOn ? periodStart + MEASURED_NANOS : now;
            sentInPeriod = 0;
        }
    }
}
