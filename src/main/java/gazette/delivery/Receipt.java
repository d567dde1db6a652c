package gazette.delivery;

/// What became of a letter. The reply is the server's own, or our word for what happened.
public sealed interface Receipt {
    /// The reply, in one line.
    String reply();

    /// The server took responsibility for it (RFC 5321 section 6.1).
    record Accepted(String reply) implements Receipt {}

    /// The server asks to try again later (4yz).
    record Deferred(String reply) implements Receipt {}

    /// The server will never take it (5yz).
    record Failed(String reply) implements Receipt {}

    /// The dialogue broke after the final dot: it may have arrived (RFC 1047).
    record Unknown(String reply) implements Receipt {}
}
