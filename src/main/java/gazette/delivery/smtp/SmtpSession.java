package gazette.delivery.smtp;

import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.delivery.replies.SmtpPhase;
import gazette.text.FailureText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Sends one message after the other to a server after the handshake, from MAIL to the final dot (RFC 5321 section
/// 3.3). The commands of each message go out in one packet if the server offers PIPELINING (RFC 2920).
final class SmtpSession {
    private static final Duration MAX_IDLE = Duration.ofMinutes(1);
    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SmtpSocket connection;
    private final SmtpHandshake handshake;
    private final SmtpTimeouts timeouts;
    private final PipeliningTrust trust;
    private final boolean pipelining;
    private final boolean wantsSize;
    private final OptionalLong sizeLimit;
    /// Whether the server accepted MAIL, and not the message: RSET must come next. Also after a refused dot, because
    /// Postfix keeps the transaction if its `smtpd_end_of_data_restrictions` refused the message.
    private boolean unfinished;

    /// Whether a MAIL was accepted, and whether the last one was refused. Both together may be about the number of
    /// messages over this connection (OpenSMTPD: 452 after 100): what a new connection is told is about the relay.
    private boolean hasAcceptedMail;

    private boolean isMailRefused;

    private boolean used;
    private long lastUse = System.nanoTime();

    SmtpSession(SmtpSocket connection, SmtpHandshake handshake, SmtpTimeouts timeouts, PipeliningTrust trust) {
        this.connection = connection;
        this.handshake = handshake;
        this.timeouts = timeouts;
        this.trust = trust;
        this.pipelining = handshake.offers("PIPELINING") && trust.mayPipeline();
        this.wantsSize = handshake.offers("SIZE");
        this.sizeLimit = handshake.sizeLimit();
    }

    /// Returns whether another message can be sent. Servers close connections that are idle, often without notice.
    boolean isUsable() {
        return connection.isOpen() && System.nanoTime() - lastUse < MAX_IDLE.toNanos();
    }

    /// Returns whether the server accepts addresses beyond ASCII (RFC 6531).
    boolean supportsUtf8() {
        return handshake.offers("SMTPUTF8");
    }

    /// Returns how many bytes a message may have; empty if the server names no limit.
    OptionalLong sizeLimit() {
        return sizeLimit;
    }

    /// Sends a message. Closes the connection if no other message can follow.
    ///
    /// @return empty if the message is to be tried on a new connection: the server takes no more over this one,
    ///     which had been used before, or seems not to understand pipelined commands
    Optional<SendResult> send(Envelope envelope, byte[] message, SendPermission permission) {
        boolean usedBefore = used;
        used = true;
        try {
            Optional<SendResult> refused = sendEnvelope(envelope, message.length);
            if (hasAcceptedMail && isMailRefused) {
                connection.close();
                return Optional.empty();
            }
            return refused.isPresent()
                    ? refused.filter(result -> !isMisunderstood(result))
                    : Optional.of(sendBody(message, permission));
        } catch (SessionEndedException e) {
            connection.close();
            boolean tryAgain = usedBefore && e.phase == SmtpPhase.MAIL && !connection.isTimedOut();
            return tryAgain || isMisunderstood(e.result) ? Optional.empty() : Optional.of(e.result);
        } finally {
            lastUse = System.nanoTime();
        }
    }

    /// Sends QUIT without waiting for the reply: every message has its result.
    void close() {
        try {
            if (connection.isOpen()) {
                connection.startDeadline(timeouts.reply());
                connection.write(line("QUIT"));
            }
        } catch (IOException e) {
            // The server has closed it already.
        } finally {
            connection.close();
        }
    }

    private Optional<SendResult> sendEnvelope(Envelope envelope, int length) throws SessionEndedException {
        String mail = envelope.mailCommand(wantsSize ? OptionalInt.of(length) : OptionalInt.empty());
        try {
            Optional<SendResult> refused = sendCommands(mail, envelope.rcptCommand());
            if (refused.filter(result -> trust.isSuspicious(result.reply())).isEmpty()) {
                noteAnswered();
            }
            return refused;
        } catch (SessionEndedException e) {
            noteUnanswered();
            throw e;
        }
    }

    private Optional<SendResult> sendCommands(String mail, String rcpt) throws SessionEndedException {
        boolean reset = unfinished;
        if (pipelining) {
            write(SmtpPhase.MAIL, (reset ? "RSET\r\n" : "") + mail + "\r\n" + rcpt + "\r\nDATA");
        }
        if (reset) {
            reset();
        }
        Optional<SendResult> refused = exchange(SmtpPhase.MAIL, mail, Optional.empty());
        isMailRefused = refused.isPresent();
        hasAcceptedMail |= refused.isEmpty();
        unfinished = refused.isEmpty();
        refused = exchange(SmtpPhase.RCPT, rcpt, refused);
        return exchange(SmtpPhase.DATA, "DATA", refused);
    }

    private void noteAnswered() {
        if (pipelining) {
            trust.answered();
        } else {
            trust.answeredSingly();
        }
    }

    private void noteUnanswered() {
        if (pipelining) {
            trust.failed();
        } else {
            trust.failedSingly();
        }
    }

    /// Returns whether a refusal may be about pipelining alone. Then this connection is of no more use.
    private boolean isMisunderstood(SendResult result) {
        if (!trust.isSuspicious(result.reply())) {
            return false;
        }
        noteUnanswered();
        if (pipelining) {
            connection.close();
        }
        return pipelining;
    }

    private void reset() throws SessionEndedException {
        SmtpReply reply = command(SmtpPhase.MAIL, "RSET");
        if (!reply.isAccepting()) {
            throw new SessionEndedException(SmtpPhase.MAIL, SmtpPhase.MAIL.resultOf(reply));
        }
        unfinished = false;
    }

    /// Sends a command and reads its reply. With pipelining the command was sent already.
    ///
    /// @param refused the result if an earlier command was refused: then this one's reply is read and ignored
    /// @return the result if this command or an earlier one was refused
    private Optional<SendResult> exchange(SmtpPhase phase, String command, Optional<SendResult> refused)
            throws SessionEndedException {
        if (refused.isEmpty()) {
            SmtpReply reply = command(phase, command);
            return phase.continuesAfter(reply) ? Optional.empty() : Optional.of(phase.resultOf(reply));
        }
        if (pipelining) {
            drainReply(phase, refused.get());
        }
        return refused;
    }

    private void drainReply(SmtpPhase phase, SendResult refused) throws SessionEndedException {
        SmtpReply reply;
        try {
            reply = command(phase, "");
        } catch (SessionEndedException e) {
            throw new SessionEndedException(phase, refused);
        }
        if (phase == SmtpPhase.DATA && phase.continuesAfter(reply)) {
            sendEmptyBody(refused);
        }
    }

    /// A server that asks for a message although it refused its recipient gets an empty one (RFC 2920 section 3.1).
    private void sendEmptyBody(SendResult refused) throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.reply());
            connection.write(DOT);
            SmtpReply reply = connection.read();
            unfinished = !reply.isAccepting();
            if (reply.isClosing() || SmtpPhase.DOT.isUnexpected(reply)) {
                connection.close();
            }
        } catch (IOException e) {
            throw new SessionEndedException(SmtpPhase.DATA, refused);
        }
    }

    private SendResult sendBody(byte[] message, SendPermission permission) throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.reply());
            connection.write(message);
            connection.suspendDeadline();
        } catch (IOException e) {
            throw new SessionEndedException(SmtpPhase.DATA, e);
        }
        checkPermission(permission);
        checkUnsolicited();
        return sendFinalDot();
    }

    /// A dot would send the message, and so might QUIT: only closing the connection takes it back.
    private void checkPermission(SendPermission permission) throws SessionEndedException {
        boolean granted = false;
        try {
            granted = permission.isGranted();
        } finally {
            if (!granted) {
                connection.close();
            }
        }
        if (!granted) {
            throw new SessionEndedException(SmtpPhase.DATA, new SendResult.NotSent("withheld", Cause.NOT_PERMITTED));
        }
    }

    /// A reply or the end of the connection before the dot shows that the message was not accepted.
    private void checkUnsolicited() throws SessionEndedException {
        try {
            Optional<SmtpReply> unsolicited = connection.unsolicitedReply();
            if (unsolicited.isPresent()) {
                SmtpReply reply = unsolicited.get();
                throw new SessionEndedException(
                        SmtpPhase.DATA,
                        reply.isClosing()
                                ? new SendResult.NotSent(reply, Cause.MESSAGE)
                                : SmtpPhase.DATA.resultOf(reply));
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
            unfinished = !reply.isAccepting();
            if (reply.isClosing() || SmtpPhase.DOT.isUnexpected(reply)) {
                throw new SessionEndedException(SmtpPhase.DOT, SmtpPhase.DOT.resultOf(reply));
            }
            return SmtpPhase.DOT.resultOf(reply);
        } catch (IOException e) {
            throw new SessionEndedException(SmtpPhase.DOT, e);
        }
    }

    private SmtpReply command(SmtpPhase phase, String command) throws SessionEndedException {
        if (!pipelining) {
            write(phase, command);
        }
        SmtpReply reply = read(phase);
        if (reply.isClosing() || phase.isUnexpected(reply)) {
            throw new SessionEndedException(phase, phase.resultOf(reply));
        }
        return reply;
    }

    private void write(SmtpPhase phase, String commands) throws SessionEndedException {
        try {
            connection.startDeadline(timeouts.reply());
            connection.write(line(commands));
        } catch (IOException e) {
            throw broken(phase, e);
        }
    }

    private SmtpReply read(SmtpPhase phase) throws SessionEndedException {
        try {
            boolean doubtful = pipelining && !trust.isProven();
            connection.startDeadline(doubtful ? timeouts.doubtful() : timeouts.reply());
            return connection.read();
        } catch (IOException e) {
            throw broken(phase, e);
        }
    }

    /// With pipelining the server has seen the recipient before it replied to MAIL.
    private SessionEndedException broken(SmtpPhase phase, IOException e) {
        SmtpPhase seen = pipelining && phase == SmtpPhase.MAIL ? SmtpPhase.RCPT : phase;
        return new SessionEndedException(phase, seen.resultOfBreak(reason(e)));
    }

    private static byte[] line(String command) {
        return (command + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Thrown when no other message can follow on this connection.
    private static final class SessionEndedException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient SmtpPhase phase;
        private final transient SendResult result;

        private SessionEndedException(SmtpPhase phase, SendResult result) {
            this.phase = phase;
            this.result = result;
        }

        private SessionEndedException(SmtpPhase phase, IOException e) {
            this(phase, phase.resultOfBreak(reason(e)));
        }
    }

    private static String reason(IOException e) {
        return FailureText.of(e);
    }
}
