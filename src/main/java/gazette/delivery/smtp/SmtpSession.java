package gazette.delivery.smtp;

import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.delivery.replies.SmtpPhase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A dialogue with a server that has been greeted: letter after letter, from MAIL to the final dot (RFC 5321 section
/// 3.3), the commands of each in one packet where the server can take them so (RFC 2920).
final class SmtpSession {
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SmtpConnection connection;
    private final SmtpHandshake handshake;
    private final SmtpTimeouts timeouts;
    private final boolean pipelining;
    /// A server said yes to MAIL, and the letter did not get to its dot.
    private boolean unfinished;

    private boolean used;
    private long lastUse = System.nanoTime();

    SmtpSession(SmtpConnection connection, SmtpHandshake handshake, SmtpTimeouts timeouts) {
        this.connection = connection;
        this.handshake = handshake;
        this.timeouts = timeouts;
        this.pipelining = handshake.offers("PIPELINING");
    }

    /// Whether another letter can go the same way. Servers hang up on who is silent, often unheard.
    boolean isFit() {
        return connection.isOpen() && System.nanoTime() - lastUse < IDLE.toNanos();
    }

    /// Whether it takes addresses beyond ASCII (RFC 6531).
    boolean takesUtf8() {
        return handshake.offers("SMTPUTF8");
    }

    /// Carries a letter. Leaves the wire closed if it cannot carry another.
    ///
    /// @return empty if the server ended a dialogue that had carried letters before it took this one up
    Optional<SendResult> send(Envelope envelope, byte[] message, SendPermission permission) {
        boolean usedBefore = used;
        used = true;
        try {
            Optional<SendResult> refused = envelope(envelope);
            return refused.isPresent() ? refused : Optional.of(body(message, permission));
        } catch (SessionEndedException e) {
            connection.close();
            boolean again = usedBefore && e.phase == SmtpPhase.MAIL && !connection.isLate();
            return again ? Optional.empty() : Optional.of(e.result);
        } finally {
            lastUse = System.nanoTime();
        }
    }

    /// Says goodbye, without waiting to hear it: every letter has its receipt.
    void close() {
        try {
            if (connection.isOpen()) {
                connection.startDeadline(timeouts.reply());
                connection.write(line("QUIT"));
            }
        } catch (IOException e) {
            // It has left already.
        } finally {
            connection.close();
        }
    }

    private Optional<SendResult> envelope(Envelope envelope) throws SessionEndedException {
        boolean reset = unfinished;
        if (pipelining) {
            write(SmtpPhase.MAIL, (reset ? "RSET\r\n" : "") + envelope.mail() + "\r\n" + envelope.rcpt() + "\r\nDATA");
        }
        if (reset) {
            reset();
        }
        Optional<SendResult> refused = answer(SmtpPhase.MAIL, envelope.mail(), Optional.empty());
        unfinished = refused.isEmpty();
        refused = answer(SmtpPhase.RCPT, envelope.rcpt(), refused);
        return answer(SmtpPhase.DATA, "DATA", refused);
    }

    private void reset() throws SessionEndedException {
        SmtpReply reply = ask(SmtpPhase.MAIL, "RSET");
        if (!reply.isAccepting()) {
            throw new SessionEndedException(SmtpPhase.MAIL, SmtpPhase.MAIL.receipt(reply));
        }
        unfinished = false;
    }

    /// What a command is answered with, if it was said at all.
    ///
    /// @param refused by an earlier command: that one tells, whatever becomes of the rest
    private Optional<SendResult> answer(SmtpPhase phase, String command, Optional<SendResult> refused)
            throws SessionEndedException {
        if (refused.isEmpty()) {
            SmtpReply reply = ask(phase, command);
            return phase.goesOn(reply) ? Optional.empty() : Optional.of(phase.receipt(reply));
        }
        if (pipelining) {
            drainReply(phase, refused.get());
        }
        return refused;
    }

    private void drainReply(SmtpPhase phase, SendResult refused) throws SessionEndedException {
        SmtpReply reply;
        try {
            reply = ask(phase, "");
        } catch (SessionEndedException e) {
            throw new SessionEndedException(phase, refused);
        }
        if (phase == SmtpPhase.DATA && phase.goesOn(reply)) {
            sendEmptyBody(refused);
        }
    }

    /// A server that wants a letter to nobody gets an empty one (RFC 2920 section 3.1).
    private void sendEmptyBody(SendResult refused) throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.reply());
            connection.write(DOT);
            SmtpReply reply = connection.read();
            unfinished = false;
            if (reply.isClosing() || SmtpPhase.DOT.isNonsense(reply)) {
                connection.close();
            }
        } catch (IOException e) {
            throw new SessionEndedException(SmtpPhase.DATA, refused);
        }
    }

    private SendResult body(byte[] message, SendPermission permission) throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.reply());
            connection.write(message);
            connection.suspendDeadline();
        } catch (IOException e) {
            throw new SessionEndedException(SmtpPhase.DATA, e);
        }
        pass(permission);
        checkUnsolicited();
        return sendFinalDot();
    }

    /// A dot would send the letter, and so might QUIT: only hanging up takes it back.
    private void pass(SendPermission permission) throws SessionEndedException {
        boolean opened = false;
        try {
            opened = permission.isGranted();
        } finally {
            if (!opened) {
                connection.close();
            }
        }
        if (!opened) {
            throw new SessionEndedException(SmtpPhase.DATA, new SendResult.NotSent("withheld", Cause.NOT_PERMITTED));
        }
    }

    /// What comes or has ended before the dot is known not to be about a letter that was taken.
    private void checkUnsolicited() throws SessionEndedException {
        try {
            Optional<SmtpReply> unasked = connection.unsolicitedReply();
            if (unasked.isPresent()) {
                throw new SessionEndedException(SmtpPhase.DATA, SmtpPhase.DATA.receipt(unasked.get()));
            }
        } catch (IOException e) {
            throw new SessionEndedException(SmtpPhase.DATA, e);
        }
    }

    private SendResult sendFinalDot() throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.dot());
            connection.write(DOT);
            SmtpReply reply = connection.read();
            unfinished = false;
            if (reply.isClosing() || SmtpPhase.DOT.isNonsense(reply)) {
                throw new SessionEndedException(SmtpPhase.DOT, SmtpPhase.DOT.receipt(reply));
            }
            return SmtpPhase.DOT.receipt(reply);
        } catch (IOException e) {
            throw new SessionEndedException(SmtpPhase.DOT, e);
        }
    }

    private SmtpReply ask(SmtpPhase phase, String command) throws SessionEndedException {
        if (!pipelining) {
            write(phase, command);
        }
        SmtpReply reply = read(phase);
        if (reply.isClosing() || phase.isNonsense(reply)) {
            throw new SessionEndedException(phase, phase.receipt(reply));
        }
        return reply;
    }

    private void write(SmtpPhase phase, String commands) throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.reply());
            connection.write(line(commands));
        } catch (IOException e) {
            throw new SessionEndedException(phase, e);
        }
    }

    private SmtpReply read(SmtpPhase phase) throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.reply());
            return connection.read();
        } catch (IOException e) {
            throw new SessionEndedException(phase, e);
        }
    }

    private static byte[] line(String command) {
        return (command + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The dialogue cannot go on after this letter.
    private static final class SessionEndedException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient SmtpPhase phase;
        private final transient SendResult result;

        private SessionEndedException(SmtpPhase phase, SendResult result) {
            this.phase = phase;
            this.result = result;
        }

        private SessionEndedException(SmtpPhase phase, IOException e) {
            this(phase, phase.broken(Optional.ofNullable(e.getMessage()).orElse(e.toString())));
        }
    }
}
