package gazette.delivery.queue;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How many letters go to one recipient domain at a time, and how fast. Domains without a limit are not looked at.
/// Safe for many threads.
final class DomainRateLimiter {
    private final Limits limits;
    private final Map<String, DomainState> lanes = new HashMap<>();

    /// What goes to one domain now.
    private static final class DomainState {
        private final DomainLimit limit;
        private final RateLimiter limiter;
        private int open;

        private DomainState(DomainLimit limit) {
            this.limit = limit;
            this.limiter = new RateLimiter(limit.perSecond(), System::nanoTime);
        }

        private boolean isFull() {
            OptionalInt most = limit.connections();
            return most.isPresent() && open >= most.getAsInt();
        }
    }

    DomainRateLimiter(Limits limits) {
        this.limits = limits;
    }

    /// Takes the right to send one letter to a domain now, to be given back with [#release].
    synchronized boolean tryAcquire(String domain) {
        Optional<DomainState> lane = lane(domain);
        if (lane.isEmpty()) {
            return true;
        }
        if (lane.get().isFull() || lane.get().limiter.take().compareTo(Duration.ZERO) > 0) {
            return false;
        }
        lane.get().open++;
        return true;
    }

    /// The letter is through.
    synchronized void release(String domain) {
        lane(domain).ifPresent(lane -> lane.open--);
    }

    private Optional<DomainState> lane(String domain) {
        DomainLimit limit = limits.domain(domain);
        return limit.equals(DomainLimit.NONE)
                ? Optional.empty()
                : Optional.of(lanes.computeIfAbsent(domain, name -> new DomainState(limit)));
    }
}
