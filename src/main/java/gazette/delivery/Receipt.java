package gazette.delivery;

/// What became of a letter. The reply is the server's own, or our word for what happened.
public sealed interface Receipt {
    /// The reply, in one line.
    String reply();

    /// The server took responsibility for it (RFC 5321 section 6.1).
    record Accepted(String reply) implements Receipt {}

    /// The server asks to try again later: 4yz for this recipient or this letter.
    record Deferred(String reply) implements Receipt {}

    /// The server refuses this recipient or this letter: 5yz.
    record Failed(String reply) implements Receipt {}

    /// The dialogue broke after the final dot: it may have arrived (RFC 1047).
    record Unknown(String reply) implements Receipt {}

    /// It did not go out, and that is nothing against the letter: it waits.
    record Returned(String reply, Blame blame) implements Receipt {}

    /// On whose account a letter came back.
    enum Blame {
        /// The gate did not open.
        GATE,
        /// The relay could not be reached, broke off, or asked for a rest (421, 454, 4yz at MAIL).
        RELAY,
        /// The relay objects to the sender: what it says of this letter it will say of all (530, 534, 535, 5yz at
        /// MAIL).
        SENDER
    }
}
