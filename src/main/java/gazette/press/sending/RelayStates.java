package gazette.press.sending;

import gazette.config.RelayConfig;
import gazette.config.RelayConfig.Limits;
import gazette.delivery.Avoidance;
import gazette.delivery.RelayPause;
import gazette.delivery.dns.MxLookup;
import gazette.delivery.queue.RelayHealth;
import gazette.press.workspace.AppContext;
import gazette.store.EditorEventTable.EventKind;
import gazette.store.Tables;
import gazette.text.ZonedTime;
import java.time.InstantSource;
import java.time.ZoneId;
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
    private final Map<String, RelayPause> exchanged = new HashMap<>();

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
            exchanged.remove(name);
        }
        return now.health();
    }

    /// Exchanges the pauses of relays with the database. What began here since the last call is stored, logged, and
    /// told to the editors if it needs them; what other processes stored or an editor ended is taken over.
    void exchangePauses(AppContext context) {
        context.config().mail().relays().values().forEach(relay -> standing(Optional.of(relay)));
        known.forEach((relay, state) -> exchange(context, relay, state.health()));
    }

    private void exchange(AppContext context, String relay, RelayHealth health) {
        Optional<RelayPause> here = health.lastPause();
        Optional<RelayPause> before = Optional.ofNullable(exchanged.get(relay));
        Optional<RelayPause> now = here;
        if (!here.equals(before)) {
            context.store()
                    .change(tables ->
                            store(relay, here, context.config().publication().zone(), tables));
        } else {
            now = context.store().read(tables -> tables.relayPauses().find(relay));
            if (!now.equals(here)) {
                health.setLastPause(now, refused(context, now));
            }
        }
        now.ifPresentOrElse(pause -> exchanged.put(relay, pause), () -> exchanged.remove(relay));
    }

    /// Returns the letters that led to a pause which this process did not see begin. Its probe must be another.
    private static Avoidance refused(AppContext context, Optional<RelayPause> pause) {
        return pause.filter(RelayPause::objectsToSender).isPresent()
                ? context.store().read(tables -> tables.deliveryStats().refused())
                : Avoidance.NONE;
    }

    private void store(String relay, Optional<RelayPause> pause, ZoneId zone, Tables tables) {
        if (pause.isEmpty()) {
            tables.relayPauses().remove(relay);
            LOG.info("relay_goes_on relay={}", relay);
            return;
        }
        RelayPause begun = pause.get();
        tables.relayPauses().put(relay, begun);
        LOG.error(
                "relay_paused relay={} until={} objects={} cause=\"{}\"",
                relay,
                begun.until(),
                begun.objectsToSender(),
                begun.reason());
        if (begun.objectsToSender()) {
            String detail = "It said: " + begun.reason() + ". No subscriber was given up; the letters wait until "
                    + ZonedTime.minutes(begun.until(), zone);
            tables.events().add(EventKind.RELAY, relay, detail, clock.instant());
        }
    }
}
