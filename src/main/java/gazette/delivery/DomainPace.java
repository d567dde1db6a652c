package gazette.delivery;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How many letters go to one recipient domain at a time, and how fast. Domains without a limit are not looked at.
/// Safe for many threads.
final class DomainPace {
    private final Limits limits;
    private final Map<String, Lane> lanes = new HashMap<>();

    /// What goes to one domain now.
    private static final class Lane {
        private final DomainLimit limit;
        private final Pace pace;
        private int open;

        private Lane(DomainLimit limit) {
            this.limit = limit;
            this.pace = new Pace(limit.perSecond(), System::nanoTime);
        }

        private boolean isFull() {
            OptionalInt most = limit.connections();
            return most.isPresent() && open >= most.getAsInt();
        }
    }

    DomainPace(Limits limits) {
        this.limits = limits;
    }

    /// Takes the right to send one letter to a domain now, to be given back with [#leave].
    synchronized boolean enter(String domain) {
        Optional<Lane> lane = lane(domain);
        if (lane.isEmpty()) {
            return true;
        }
        if (lane.get().isFull() || lane.get().pace.take().compareTo(Duration.ZERO) > 0) {
            return false;
        }
        lane.get().open++;
        return true;
    }

    /// The letter is through.
    synchronized void leave(String domain) {
        lane(domain).ifPresent(lane -> lane.open--);
    }

    private Optional<Lane> lane(String domain) {
        DomainLimit limit = limits.domain(domain);
        return limit.equals(DomainLimit.NONE)
                ? Optional.empty()
                : Optional.of(lanes.computeIfAbsent(domain, name -> new Lane(limit)));
    }
}
