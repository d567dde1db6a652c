package gazette.press.sending;

import gazette.press.workspace.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to send from a workspace: one process has it at a time, and the system takes it back when that one dies.
public final class SendingLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private SendingLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the lock; empty if another process has it.
    ///
    /// @param data the workspace's data folder
    public static Optional<SendingLock> take(Path data) {
        try {
            DataFolder.make(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("sending.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return lock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<SendingLock> lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new SendingLock(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
        }
        channel.close();
        return Optional.empty();
    }
}
