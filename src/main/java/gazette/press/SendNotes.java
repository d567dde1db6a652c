package gazette.press;

import gazette.config.RelayConfig;
import gazette.delivery.Carrier;
import gazette.delivery.Gate;
import gazette.delivery.Parcel;
import gazette.delivery.Receipt;
import gazette.delivery.Receipt.Blame;
import gazette.delivery.Signer;
import gazette.press.WriteNote.Written;
import gazette.store.NoteTable.Outcome;
import gazette.subscribers.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the short letters that are due, on connections of their own: no issue waits for them, and they wait for none.
/// Whoever calls it holds the workspace's [SendingLock].
public final class SendNotes {
    private static final Logger LOG = LoggerFactory.getLogger(SendNotes.class);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(45),
            Duration.ofHours(2),
            Duration.ofHours(6));
    private static final Duration RELAY_DOWN = Duration.ofMinutes(1);
    private static final Duration RELAY_OBJECTS = Duration.ofMinutes(15);
    private static final Duration UNANSWERED = Duration.ofMinutes(10);
    /// How the reply of a letter begins that broke off at its final dot.
    private static final String MAYBE = "maybe: ";

    private final Newsroom newsroom;
    private final BooleanSupplier stopped;
    private final Node node;

    /// A sender.
    ///
    /// @param stopped asked before each letter
    public SendNotes(Newsroom newsroom, BooleanSupplier stopped) {
        this.newsroom = newsroom;
        this.stopped = stopped;
        this.node = new Node(newsroom);
    }

    /// Sends what is due.
    public void run() {
        Instant now = newsroom.clock().instant();
        if (!newsroom.store().read(tables -> tables.notes().areDue(now))
                || node.heldBecause().isPresent()) {
            return;
        }
        List<Note> notes = newsroom.store().write(tables -> tables.notes().claim(now));
        try (var round = new Round()) {
            notes.forEach(note -> send(note, round));
        }
    }

    private void send(Note note, Round round) {
        Outcome outcome = stopped.getAsBoolean() ? again(note, now()) : outcome(note, round);
        newsroom.store().change(tables -> tables.notes().settle(note, outcome, now()));
        LOG.info(
                "note kind={} state={} attempts={} reply=\"{}\"",
                note.kind().word(),
                outcome.state(),
                outcome.attempts(),
                outcome.reply());
    }

    private Outcome outcome(Note note, Round round) {
        try {
            if (note.until().isBefore(now())) {
                return ended(note, "expired", note.reply());
            }
            return new WriteNote(newsroom)
                    .write(note, now())
                    .map(written -> outcome(note, round.carry(written)))
                    .orElseGet(() -> ended(note, "expired", "nobody waits for it any more"));
        } catch (RuntimeException e) {
            // Whatever is wrong with one, such as a template, the others go.
            LOG.warn("note_not_written kind={} cause=\"{}\"", note.kind().word(), e.getMessage());
            return again(note, now().plus(pause(note)));
        }
    }

    private Outcome outcome(Note note, Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted accepted -> ended(note, "accepted", accepted.reply());
            case Receipt.Failed failed -> ended(note, "failed", failed.reply());
            case Receipt.Deferred deferred ->
                new Outcome("pending", deferred.reply(), note.attempts() + 1, now().plus(pause(note)));
            case Receipt.Unknown unknown -> unanswered(note, unknown.reply());
            case Receipt.Returned returned -> {
                Duration rest = returned.blame() == Blame.SENDER ? RELAY_OBJECTS : RELAY_DOWN;
                yield new Outcome("pending", returned.reply(), note.attempts(), now().plus(rest));
            }
        };
    }

    /// It may have arrived: once more, and then no more.
    private Outcome unanswered(Note note, String reply) {
        return note.reply().startsWith(MAYBE)
                ? ended(note, "failed", MAYBE + reply)
                : new Outcome("pending", MAYBE + reply, note.attempts() + 1, now().plus(UNANSWERED));
    }

    private Outcome ended(Note note, String state, String reply) {
        return new Outcome(state, reply, note.attempts() + 1, now());
    }

    private static Outcome again(Note note, Instant next) {
        return new Outcome("pending", note.reply(), note.attempts(), next);
    }

    private static Duration pause(Note note) {
        return PAUSES.get(Math.min(note.attempts(), PAUSES.size() - 1));
    }

    private Instant now() {
        return newsroom.clock().instant();
    }

    /// The connections of one round; a relay that does not work is not asked twice.
    private final class Round implements AutoCloseable {
        private final Map<Optional<RelayConfig>, Carrier> carriers = new HashMap<>();
        private final Map<Optional<RelayConfig>, Receipt> down = new HashMap<>();

        /// Carries a letter by the first of its list's relays that works.
        Receipt carry(Written written) {
            List<RelayConfig> relays = newsroom.config().relaysOf(written.list());
            if (relays.isEmpty()) {
                return carry(written, Optional.empty());
            }
            Receipt receipt = new Receipt.Returned("no relay", Blame.RELAY);
            for (RelayConfig relay : relays) {
                receipt = carry(written, Optional.of(relay));
                if (!(receipt instanceof Receipt.Returned(var _, Blame blame)) || blame == Blame.SENDER) {
                    return receipt;
                }
            }
            return receipt;
        }

        private Receipt carry(Written written, Optional<RelayConfig> relay) {
            if (down.containsKey(relay)) {
                return down.get(relay);
            }
            String from = relay.flatMap(there -> there.returnPath().address())
                    .orElse(written.list().from().address());
            var parcel = new Parcel(from, written.to().address(), letter(written, relay));
            Receipt receipt = carriers.computeIfAbsent(relay, newsroom::carrier).carry(parcel, Gate.OPEN);
            if (receipt instanceof Receipt.Returned) {
                down.put(relay, receipt);
            }
            if (receipt instanceof Receipt.Accepted) {
                String name = relay.map(RelayConfig::name).orElse(Traffic.LOCAL);
                newsroom.store().change(tables -> tables.relays().add(name, 1, now()));
            }
            return receipt;
        }

        private byte[] letter(Written written, Optional<RelayConfig> relay) {
            if (relay.filter(RelayConfig::signs).isPresent()) {
                return written.plate().letter(written.to());
            }
            Signer signer = newsroom.dkim(written.list()).signer();
            return signer.letter(written.plate(), written.to());
        }

        @Override
        public void close() {
            carriers.values().forEach(Carrier::close);
        }
    }
}
