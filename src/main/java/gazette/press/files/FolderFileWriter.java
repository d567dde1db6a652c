package gazette.press.files;

import gazette.text.BoundedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Reads and replaces single files. A file is whole at every moment: the new one is written beside it, forced to the
/// disk, and moved into its place.
final class FolderFileWriter {
    /// As much as the scanner of articles and the loader of pictures read.
    static final int MAX_BYTES = 20_000_000;

    private static final Set<PosixFilePermission> EXECUTABLE = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private FolderFileWriter() {}

    /// Returns the content; empty if there is no such file.
    static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(BoundedFile.read(file, MAX_BYTES));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Writes a file that is not there yet.
    ///
    /// @throws FileAlreadyExistsException if it is there by now
    static void create(Path file, byte[] bytes) throws IOException {
        Path folder = parent(file);
        Files.createDirectories(folder);
        Path temporary = written(file, bytes);
        try {
            setMode(temporary, modeOfFolder(folder));
            moveToFreeName(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
    }

    /// Replaces a file, which keeps its mode and its group.
    static void replace(Path link, byte[] bytes) throws IOException {
        Path file = link.toRealPath();
        Path temporary = written(file, bytes);
        try {
            copyMode(file, temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(parent(file));
    }

    private static Path written(Path file, byte[] bytes) throws IOException {
        String writer =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
        Path temporary = parent(file).resolve("." + file.getFileName() + "." + writer + ".tmp");
        Files.deleteIfExists(temporary);
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return temporary;
    }

    /// A link to a name that is taken fails, which a move does not. Some file systems have no links.
    private static void moveToFreeName(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException _) {
            Files.move(temporary, file);
        }
    }

    private static void copyMode(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes attributes = view.readAttributes();
        try {
            Files.getFileAttributeView(to, PosixFileAttributeView.class).setGroup(attributes.group());
        } catch (IOException _) {
            // Only members of a group may give a file to it.
        }
        setMode(to, attributes.permissions());
    }

    private static void setMode(Path file, Set<PosixFilePermission> mode) throws IOException {
        if (!mode.isEmpty()) {
            Files.setPosixFilePermissions(file, mode);
        }
    }

    /// Whoever may read or write the folder may do so with a new file in it: a service often has a narrow umask.
    private static Set<PosixFilePermission> modeOfFolder(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view == null) {
            return Set.of();
        }
        Set<PosixFilePermission> mode = EnumSet.copyOf(view.readAttributes().permissions());
        mode.removeAll(EXECUTABLE);
        return mode;
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }

    /// Makes the name durable, too. Not every file system lets a folder be opened for that.
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            return;
        }
    }
}
