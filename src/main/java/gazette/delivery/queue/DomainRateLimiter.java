package gazette.delivery.queue;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Limits how many mails go to one recipient domain at a time, and how many a second. Domains that the settings do not
/// name have no limit. Thread-safe.
final class DomainRateLimiter {
    private final Limits limits;
    private final Map<String, DomainState> states = new HashMap<>();

    private static final class DomainState {
        private final OptionalInt maxConnections;
        private final RateLimiter rateLimiter;
        private int sending;

        private DomainState(DomainLimit limit) {
            this.maxConnections = limit.connections();
            this.rateLimiter = new RateLimiter(limit.perSecond(), System::nanoTime);
        }

        private boolean isFull() {
            return maxConnections.isPresent() && sending >= maxConnections.getAsInt();
        }
    }

    DomainRateLimiter(Limits limits) {
        this.limits = limits;
    }

    /// Takes the right to send one mail to a domain now. It is to be given back with [#release].
    synchronized boolean tryAcquire(String domain) {
        Optional<DomainState> state = state(domain);
        if (state.isEmpty()) {
            return true;
        }
        if (state.get().isFull() || !state.get().rateLimiter.tryAcquire()) {
            return false;
        }
        state.get().sending++;
        return true;
    }

    /// Records that a mail to a domain is no longer being sent.
    synchronized void release(String domain) {
        state(domain).ifPresent(state -> state.sending--);
    }

    private Optional<DomainState> state(String domain) {
        DomainLimit limit = limits.domain(domain);
        return limit.equals(DomainLimit.NONE)
                ? Optional.empty()
                : Optional.of(states.computeIfAbsent(domain, name -> new DomainState(limit)));
    }
}
