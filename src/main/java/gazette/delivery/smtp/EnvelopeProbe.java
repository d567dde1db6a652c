package gazette.delivery.smtp;

import gazette.delivery.SmtpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/// Asks a server whether it would take a letter, without sending one: MAIL, RCPT, then RSET. Many servers object to the
/// client or its name only at RCPT.
record EnvelopeProbe(SmtpSocket connection, SmtpTimeouts timeouts) {
    /// Describes the first command that was refused.
    record Refusal(String command, SmtpReply reply) {}

    /// Asks, after the handshake.
    ///
    /// @return empty if both commands were accepted
    Optional<Refusal> run(Envelope envelope) throws IOException {
        Optional<Refusal> refused = tryCommand(envelope.mailCommand(OptionalInt.empty()));
        if (refused.isEmpty()) {
            refused = tryCommand(envelope.rcptCommand());
        }
        if (refused.filter(refusal -> refusal.reply().isClosing()).isEmpty()) {
            exchange("RSET");
        }
        return refused;
    }

    private Optional<Refusal> tryCommand(String command) throws IOException {
        SmtpReply reply = exchange(command);
        return reply.isAccepting() ? Optional.empty() : Optional.of(new Refusal(command, reply));
    }

    private SmtpReply exchange(String command) throws IOException {
        connection.startDeadline(timeouts.reply());
        connection.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        return connection.read();
    }
}
