package gazette.delivery;

/// Sends encoded messages, to a relay or into a folder. Used by one thread at a time, but for [#abort].
public interface MailTransport extends AutoCloseable {
    /// Sends one message, after connecting if necessary. Never throws because of a network or a server: that is a
    /// [SendResult.NotSent] or [SendResult.Unconfirmed].
    ///
    /// @param permission asked right before the final dot, after which the message cannot be taken back
    SendResult send(EnvelopedMessage message, SendPermission permission);

    /// Closes the connection at once, also while another thread is sending. That thread gets the result.
    void abort();

    @Override
    void close();
}
