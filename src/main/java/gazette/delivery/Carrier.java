package gazette.delivery;

/// Takes encoded letters to where they belong. Used by one thread at a time.
public interface Carrier extends AutoCloseable {
    /// Carries one letter.
    ///
    /// @param returnPath where bounces go: the envelope's sender (RFC 5321 section 2.3.1)
    /// @param to the envelope's recipient
    /// @param message headers and body, CRLF throughout
    /// @throws RelayFault if no letter at all can be carried now; this one did not go out
    Receipt carry(String returnPath, String to, byte[] message);

    @Override
    void close();
}
