package gazette.delivery;

/// Says whether a letter may go out. Asked once a letter, after its body and before its final dot.
@FunctionalInterface
public interface SendPermission {
    /// Always open: for letters that no ledger knows.
    SendPermission ALWAYS = () -> true;

    /// Waits until the letter's intent is durable.
    ///
    /// @return false if it must not go, for its reader left or its issue was paused
    boolean isGranted();
}
