package gazette.press.sending;

import java.nio.file.Path;
import java.util.Optional;

/// Holds the right to send from a workspace. One process has it at a time: a `serve`, or a `publish` while it sends by
/// itself. The system frees it when that process dies.
public final class SendingLock implements AutoCloseable {
    private static final String NAME = "sending.lock";

    private final LockFile file;

    private SendingLock(LockFile file) {
        this.file = file;
    }

    /// Takes the lock; empty if another process has it.
    ///
    /// @param data the workspace's data folder
    /// @param command the command that is to send, which [#holder] tells to others
    public static Optional<SendingLock> take(Path data, String command) {
        return LockFile.take(data, NAME, command).map(SendingLock::new);
    }

    /// Returns who has the lock, such as `publish, process 4711`. Only for a lock that could not be taken just now.
    public static String holder(Path data) {
        return LockFile.holder(data.resolve(NAME));
    }

    @Override
    public void close() {
        file.close();
    }
}
