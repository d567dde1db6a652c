package gazette.delivery;

/// Decides whether a message may be sent. Asked once for each message, after its body and before its final dot.
@FunctionalInterface
public interface SendPermission {
    /// Permits everything: for messages that are not in the database.
    SendPermission ALWAYS = () -> true;

    /// Waits until the database holds that the message is about to be sent.
    ///
    /// @return false if it must not be sent, because the subscriber left or the issue was paused
    boolean isGranted();
}
