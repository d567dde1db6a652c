package gazette.delivery;

/// Describes what became of a message that was sent: one case for each thing that the sender has to do next.
public sealed interface SendResult {
    /// Returns the server's reply. If the server gave none, it is a text of ours with code 0 that says what happened.
    SmtpReply reply();

    /// The server took responsibility for the message (RFC 5321 section 6.1).
    record Accepted(SmtpReply reply) implements SendResult {}

    /// The server asks to try again later: a 4yz reply about this recipient or this message.
    record Deferred(SmtpReply reply) implements SendResult {}

    /// The server refuses this recipient or this message: a 5yz reply.
    record Failed(SmtpReply reply, RefusedAt at) implements SendResult {
        /// Creates the result of a message that the server saw.
        public Failed(SmtpReply reply) {
            this(reply, RefusedAt.MESSAGE);
        }
    }

    /// The connection broke after the final dot, so the message may have arrived (RFC 1047).
    record Unconfirmed(SmtpReply reply) implements SendResult {}

    /// The message was not sent, for a reason that lies outside of it. It stays in the queue.
    record NotSent(SmtpReply reply, Cause cause) implements SendResult {
        /// Creates a result for which there is no reply of a server.
        ///
        /// @param reason one clause that says what happened
        public NotSent(String reason, Cause cause) {
            this(SmtpReply.withoutCode(reason), cause);
        }
    }

    /// Says what was refused.
    enum RefusedAt {
        /// The recipient: the reply came to RCPT.
        RCPT,
        /// The message: the reply came to DATA or to the final dot.
        MESSAGE,
        /// The address, by this program: no server was asked.
        HERE
    }

    /// Says why a message was not sent.
    enum Cause {
        /// [SendPermission] refused it.
        NOT_PERMITTED,
        /// The relay could not be reached, or asked for a pause before it knew the recipient (4yz at MAIL).
        RELAY,
        /// The relay refuses the sender: it would say the same of every message (530, 534, 535, 5yz at MAIL).
        SENDER,
        /// The connection broke or stalled while this message was being sent, so it may be the message's fault.
        MESSAGE,
        /// It was refused for good, and it is not known yet whether the recipient or the sender is the reason.
        UNDECIDED
    }
}
