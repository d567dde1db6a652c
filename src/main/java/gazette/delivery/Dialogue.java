package gazette.delivery;

import gazette.delivery.Receipt.Blame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A dialogue with a server that has been greeted: letter after letter, from MAIL to the final dot (RFC 5321 section
/// 3.3), the commands of each in one packet where the server can take them so (RFC 2920).
final class Dialogue {
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Wire wire;
    private final Greeting greeting;
    private final Timeouts timeouts;
    private final boolean pipelining;
    /// A server said yes to MAIL, and the letter did not get to its dot.
    private boolean unfinished;

    private boolean used;
    private long lastUse = System.nanoTime();

    Dialogue(Wire wire, Greeting greeting, Timeouts timeouts) {
        this.wire = wire;
        this.greeting = greeting;
        this.timeouts = timeouts;
        this.pipelining = greeting.offers("PIPELINING");
    }

    /// Whether another letter can go the same way. Servers hang up on who is silent, often unheard.
    boolean isFit() {
        return wire.isOpen() && System.nanoTime() - lastUse < IDLE.toNanos();
    }

    /// Whether it takes addresses beyond ASCII (RFC 6531).
    boolean takesUtf8() {
        return greeting.offers("SMTPUTF8");
    }

    /// Carries a letter. Leaves the wire closed if it cannot carry another.
    ///
    /// @return empty if the server ended a dialogue that had carried letters before it took this one up
    Optional<Receipt> carry(Envelope envelope, byte[] message, Gate gate) {
        boolean usedBefore = used;
        used = true;
        try {
            Optional<Receipt> refused = envelope(envelope);
            return refused.isPresent() ? refused : Optional.of(body(message, gate));
        } catch (Ended e) {
            wire.close();
            boolean again = usedBefore && e.phase == Phase.MAIL && !wire.isLate();
            return again ? Optional.empty() : Optional.of(e.receipt);
        } finally {
            lastUse = System.nanoTime();
        }
    }

    /// Says goodbye, without waiting to hear it: every letter has its receipt.
    void close() {
        try {
            if (wire.isOpen()) {
                wire.allow(timeouts.reply());
                wire.write(line("QUIT"));
            }
        } catch (IOException e) {
            // It has left already.
        } finally {
            wire.close();
        }
    }

    private Optional<Receipt> envelope(Envelope envelope) throws Ended {
        boolean reset = unfinished;
        if (pipelining) {
            write(Phase.MAIL, (reset ? "RSET\r\n" : "") + envelope.mail() + "\r\n" + envelope.rcpt() + "\r\nDATA");
        }
        if (reset) {
            reset();
        }
        Optional<Receipt> refused = answer(Phase.MAIL, envelope.mail(), Optional.empty());
        unfinished = refused.isEmpty();
        refused = answer(Phase.RCPT, envelope.rcpt(), refused);
        return answer(Phase.DATA, "DATA", refused);
    }

    private void reset() throws Ended {
        Reply reply = ask(Phase.MAIL, "RSET");
        if (!reply.isAccepting()) {
            throw new Ended(Phase.MAIL, Phase.MAIL.receipt(reply));
        }
        unfinished = false;
    }

    /// What a command is answered with, if it was said at all.
    ///
    /// @param refused by an earlier command: that one tells, whatever becomes of the rest
    private Optional<Receipt> answer(Phase phase, String command, Optional<Receipt> refused) throws Ended {
        if (refused.isEmpty()) {
            Reply reply = ask(phase, command);
            return phase.goesOn(reply) ? Optional.empty() : Optional.of(phase.receipt(reply));
        }
        if (pipelining) {
            hearOut(phase, refused.get());
        }
        return refused;
    }

    private void hearOut(Phase phase, Receipt refused) throws Ended {
        Reply reply;
        try {
            reply = ask(phase, "");
        } catch (Ended e) {
            throw new Ended(phase, refused);
        }
        if (phase == Phase.DATA && phase.goesOn(reply)) {
            takeBack(refused);
        }
    }

    /// A server that wants a letter to nobody gets an empty one (RFC 2920 section 3.1).
    private void takeBack(Receipt refused) throws Ended {
        try {
            wire.allow(timeouts.reply());
            wire.write(DOT);
            Reply reply = wire.read();
            unfinished = false;
            if (reply.isGoodbye() || Phase.DOT.isNonsense(reply)) {
                wire.close();
            }
        } catch (IOException e) {
            throw new Ended(Phase.DATA, refused);
        }
    }

    private Receipt body(byte[] message, Gate gate) throws Ended {
        try {
            wire.allow(timeouts.reply());
            wire.write(message);
            wire.rest();
        } catch (IOException e) {
            throw new Ended(Phase.DATA, e);
        }
        pass(gate);
        listen();
        return dot();
    }

    /// A dot would send the letter, and so might QUIT: only hanging up takes it back.
    private void pass(Gate gate) throws Ended {
        boolean opened = false;
        try {
            opened = gate.opens();
        } finally {
            if (!opened) {
                wire.close();
            }
        }
        if (!opened) {
            throw new Ended(Phase.DATA, new Receipt.Returned("withheld", Blame.GATE));
        }
    }

    /// What comes or has ended before the dot is known not to be about a letter that was taken.
    private void listen() throws Ended {
        try {
            Optional<Reply> unasked = wire.unasked();
            if (unasked.isPresent()) {
                throw new Ended(Phase.DATA, Phase.DATA.receipt(unasked.get()));
            }
        } catch (IOException e) {
            throw new Ended(Phase.DATA, e);
        }
    }

    private Receipt dot() throws Ended {
        try {
            wire.allow(timeouts.dot());
            wire.write(DOT);
            Reply reply = wire.read();
            unfinished = false;
            if (reply.isGoodbye() || Phase.DOT.isNonsense(reply)) {
                throw new Ended(Phase.DOT, Phase.DOT.receipt(reply));
            }
            return Phase.DOT.receipt(reply);
        } catch (IOException e) {
            throw new Ended(Phase.DOT, e);
        }
    }

    private Reply ask(Phase phase, String command) throws Ended {
        if (!pipelining) {
            write(phase, command);
        }
        Reply reply = read(phase);
        if (reply.isGoodbye() || phase.isNonsense(reply)) {
            throw new Ended(phase, phase.receipt(reply));
        }
        return reply;
    }

    private void write(Phase phase, String commands) throws Ended {
        try {
            wire.allow(timeouts.reply());
            wire.write(line(commands));
        } catch (IOException e) {
            throw new Ended(phase, e);
        }
    }

    private Reply read(Phase phase) throws Ended {
        try {
            wire.allow(timeouts.reply());
            return wire.read();
        } catch (IOException e) {
            throw new Ended(phase, e);
        }
    }

    private static byte[] line(String command) {
        return (command + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The dialogue cannot go on after this letter.
    private static final class Ended extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Phase phase;
        private final transient Receipt receipt;

        private Ended(Phase phase, Receipt receipt) {
            this.phase = phase;
            this.receipt = receipt;
        }

        private Ended(Phase phase, IOException e) {
            this(phase, phase.broken(Optional.ofNullable(e.getMessage()).orElse(e.toString())));
        }
    }
}
