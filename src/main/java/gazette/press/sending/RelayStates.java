package gazette.press.sending;

import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Limits;
import gazette.delivery.RelayPause;
import gazette.delivery.dns.MxLookup;
import gazette.delivery.queue.RelayHealth;
import gazette.press.workspace.AppContext;
import gazette.store.EditorEventTable.EventKind;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is known about each relay from one round of sending to the next.
public final class RelayStates {
    /// The name used in place of a relay's for the local mailbox.
    public static final String LOCAL = "local mailbox";

    private static final Logger LOG = LoggerFactory.getLogger(RelayStates.class);

    private final InstantSource clock;
    private final MxLookup dns;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, RelayPause> announced = new HashMap<>();

    private boolean begun;

    private record Known(Limits limits, RelayHealth health) {}

    public RelayStates(InstantSource clock) {
        this(clock, new MxLookup());
    }

    /// @param dns tells the mail servers of domains
    RelayStates(InstantSource clock, MxLookup dns) {
        this.clock = clock;
        this.dns = dns;
    }

    /// Runs something in the first round only.
    void first(Runnable begin) {
        if (!begun) {
            begin.run();
            begun = true;
        }
    }

    /// Returns a relay's health; a new one if its limits were changed.
    ///
    /// @param relay empty for the local mailbox
    RelayHealth standing(Optional<RelayConfig> relay) {
        String name = relay.map(RelayConfig::name).orElse(LOCAL);
        Limits limits = relay.map(RelayConfig::limits).orElse(Limits.DEFAULTS);
        Known now = known.get(name);
        if (now == null || !now.limits().equals(limits)) {
            now = new Known(limits, new RelayHealth(limits, clock, dns));
            known.put(name, now);
        }
        return now.health();
    }

    /// Logs the pauses that began since the last call, and records those that need an editor.
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
            String detail = "It said: " + rest.reason() + ". No subscriber was given up; the letters wait until "
                    + rest.until();
            context.store().change(tables -> tables.events().add(EventKind.RELAY, relay, detail, clock.instant()));
        }
    }
}
