package gazette.delivery.queue;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import gazette.config.RelayConfig.ProviderLimit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Limits how many mails go to one recipient domain at a time, and how many a second; or to all the domains of a mail
/// provider together. Domains that the settings do not name have no limit. Thread-safe.
final class DomainRateLimiter {
    private final Limits limits;
    private final MailProviders providers;
    private final DomainGaps gaps = new DomainGaps(System::nanoTime);
    private final Map<String, DomainState> states = new HashMap<>();
    /// What is to be given back for each domain: its provider may become known in between.
    private final Map<String, Deque<DomainState>> acquired = new HashMap<>();

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

    DomainRateLimiter(Limits limits, MailProviders providers) {
        this.limits = limits;
        this.providers = providers;
    }

    /// Takes the right to send one mail to a domain now. It is to be given back with [#release].
    synchronized boolean tryAcquire(String domain) {
        if (!gaps.isOver(domain) || (!limits.names(domain) && providers.isAwaited(domain))) {
            return false;
        }
        Optional<DomainState> state = state(domain);
        if (state.isPresent()) {
            if (state.get().isFull() || !state.get().rateLimiter.tryAcquire()) {
                return false;
            }
            state.get().sending++;
            acquired.computeIfAbsent(domain, name -> new ArrayDeque<>()).add(state.get());
        }
        gaps.sent(domain);
        return true;
    }

    /// Records that a mail to a domain is no longer being sent.
    synchronized void release(String domain) {
        Deque<DomainState> held = acquired.get(domain);
        if (held != null) {
            held.remove().sending--;
            if (held.isEmpty()) {
                acquired.remove(domain);
            }
        }
    }

    /// Slows down, because a domain asks to wait.
    synchronized void slow(String domain) {
        gaps.widen(domain);
    }

    /// Goes on as usual, because a domain takes mails.
    synchronized void accepted(String domain) {
        gaps.close(domain);
    }

    private Optional<DomainState> state(String domain) {
        Optional<ProviderLimit> provider = limits.names(domain) ? Optional.empty() : providers.of(domain);
        DomainLimit limit = provider.map(ProviderLimit::limit).orElseGet(() -> limits.domain(domain));
        // No domain holds a space.
        String key = provider.map(each -> "mx " + each.name()).orElse(domain);
        return limit.equals(DomainLimit.NONE)
                ? Optional.empty()
                : Optional.of(states.computeIfAbsent(key, name -> new DomainState(limit)));
    }
}
