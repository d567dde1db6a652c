package gazette.press.sending;

import gazette.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/// Holds a locked file. One process holds it at a time, and the system frees it when that process dies. The file says
/// who holds it; what it says counts only while it is locked.
final class LockFile implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private LockFile(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Locks a file of the data folder; empty if another process has locked it.
    ///
    /// @param command the command that this process runs
    static Optional<LockFile> take(Path data, String name, String command) {
        try {
            OwnerOnly.createFolder(data);
            Path file = data.resolve(name);
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file));
            Optional<LockFile> taken = lock(channel);
            if (taken.isPresent()) {
                taken.get()
                        .write(command + ", process " + ProcessHandle.current().pid());
            }
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns who locked a file, as far as it can be read: the command and its process.
    static String holder(Path file) {
        try {
            String holder = Files.readString(file, StandardCharsets.UTF_8).strip();
            return holder.isEmpty() ? "another process" : holder;
        } catch (IOException e) {
            // Where locks are mandatory, a locked file cannot be read.
            return "another process";
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

    private static Optional<LockFile> lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new LockFile(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has locked it.
        }
        channel.close();
        return Optional.empty();
    }

    private void write(String holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
