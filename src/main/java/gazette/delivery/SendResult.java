package gazette.delivery;

/// What became of a letter. The reply is the server's own, or our word for what happened.
public sealed interface SendResult {
    /// The reply, in one line.
    String reply();

    /// The server took responsibility for it (RFC 5321 section 6.1).
    record Accepted(String reply) implements SendResult {}

    /// The server asks to try again later: 4yz for this recipient or this letter.
    record Deferred(String reply) implements SendResult {}

    /// The server refuses this recipient or this letter: 5yz.
    record Failed(String reply) implements SendResult {}

    /// The dialogue broke after the final dot: it may have arrived (RFC 1047).
    record Unconfirmed(String reply) implements SendResult {}

    /// It did not go out, and that is nothing against the letter: it waits.
    record NotSent(String reply, Cause cause) implements SendResult {}

    /// On whose account a letter came back.
    enum Cause {
        /// The gate did not open.
        NOT_PERMITTED,
        /// The relay could not be reached, broke off, or asked for a rest (421, 454, 4yz at MAIL).
        RELAY,
        /// The relay objects to the sender: what it says of this letter it will say of all (530, 534, 535, 5yz at
        /// MAIL).
        SENDER
    }
}
