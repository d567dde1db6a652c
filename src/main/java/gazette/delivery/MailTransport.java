package gazette.delivery;

/// Takes encoded letters to where they belong. Used by one thread at a time.
public interface MailTransport extends AutoCloseable {
    /// Carries one letter, and connects first where that is needed. Never throws for what a network or a server does.
    ///
    /// @param permission asked before the step that cannot be taken back
    SendResult send(EnvelopedMessage message, SendPermission permission);

    /// Breaks off at once what another thread carries. What that became is told there.
    void abort();

    @Override
    void close();
}
