package gazette.press.sending;

import java.nio.file.Path;
import java.util.Optional;

/// Holds the right to run `serve` in a workspace. One process has it at a time, also while it waits for the
/// [SendingLock].
public final class ServeLock implements AutoCloseable {
    private final LockFile file;

    private ServeLock(LockFile file) {
        this.file = file;
    }

    /// Takes the lock; empty if another `serve` has it.
    ///
    /// @param data the workspace's data folder
    public static Optional<ServeLock> take(Path data) {
        return LockFile.take(data, "serve.lock", "serve").map(ServeLock::new);
    }

    @Override
    public void close() {
        file.close();
    }
}
