package gazette.press;

import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Limits;
import gazette.delivery.Standing;
import gazette.delivery.Standing.Rest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the relays stand with us, from one round of sending to the next.
public final class Traffic {
    /// What stands for a relay where letters stay here.
    static final String LOCAL = "local mailbox";

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private final InstantSource clock;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Rest> announced = new HashMap<>();

    private boolean begun;

    private record Known(Limits limits, Standing standing) {}

    public Traffic(InstantSource clock) {
        this.clock = clock;
    }

    /// Does something at the first round only.
    void first(Runnable begin) {
        if (!begun) {
            begin.run();
            begun = true;
        }
    }

    /// How a relay stands; anew when its limits were changed.
    ///
    /// @param relay empty: the local mailbox
    Standing standing(Optional<RelayConfig> relay) {
        String name = relay.map(RelayConfig::name).orElse(LOCAL);
        Limits limits = relay.map(RelayConfig::limits).orElse(Limits.USUAL);
        Known now = known.get(name);
        if (now == null || !now.limits().equals(limits)) {
            now = new Known(limits, new Standing(limits, clock));
            known.put(name, now);
        }
        return now.standing();
    }

    /// Logs the rests that began since the last time, and enters those for which the editors are needed.
    void announce(Newsroom newsroom) {
        known.forEach((relay, state) -> state.standing()
                .rest()
                .filter(rest -> !rest.equals(announced.put(relay, rest)))
                .ifPresent(rest -> announce(newsroom, relay, rest)));
    }

    private void announce(Newsroom newsroom, String relay, Rest rest) {
        LOG.error(
                "relay_rests relay={} until={} objects={} cause=\"{}\"",
                relay,
                rest.until(),
                rest.sender(),
                rest.reason());
        if (rest.sender()) {
            String detail =
                    "It said: " + rest.reason() + ". No reader was given up; the letters wait until " + rest.until();
            newsroom.store().change(tables -> tables.events().add("relay", relay, detail, clock.instant()));
        }
    }
}
