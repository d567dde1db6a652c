package gazette.press.sending;

import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Limits;
import gazette.delivery.RelayPause;
import gazette.delivery.queue.RelayHealth;
import gazette.press.workspace.AppContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the relays stand with us, from one round of sending to the next.
public final class RelayStates {
    /// What stands for a relay where letters stay here.
    public static final String LOCAL = "local mailbox";

    private static final Logger LOG = LoggerFactory.getLogger(RelayStates.class);

    private final InstantSource clock;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, RelayPause> announced = new HashMap<>();

    private boolean begun;

    private record Known(Limits limits, RelayHealth health) {}

    public RelayStates(InstantSource clock) {
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
    RelayHealth standing(Optional<RelayConfig> relay) {
        String name = relay.map(RelayConfig::name).orElse(LOCAL);
        Limits limits = relay.map(RelayConfig::limits).orElse(Limits.DEFAULTS);
        Known now = known.get(name);
        if (now == null || !now.limits().equals(limits)) {
            now = new Known(limits, new RelayHealth(limits, clock));
            known.put(name, now);
        }
        return now.health();
    }

    /// Logs the rests that began since the last time, and enters those for which the editors are needed.
    void logNewPauses(AppContext context) {
        known.forEach((relay, state) -> state.health()
                .pause()
                .filter(rest -> !rest.equals(announced.put(relay, rest)))
                .ifPresent(rest -> logNewPauses(context, relay, rest)));
    }

    private void logNewPauses(AppContext context, String relay, RelayPause rest) {
        LOG.error(
                "relay_paused relay={} until={} objects={} cause=\"{}\"",
                relay,
                rest.until(),
                rest.objectsToSender(),
                rest.reason());
        if (rest.objectsToSender()) {
            String detail =
                    "It said: " + rest.reason() + ". No reader was given up; the letters wait until " + rest.until();
            context.store().change(tables -> tables.events().add("relay", relay, detail, clock.instant()));
        }
    }
}
