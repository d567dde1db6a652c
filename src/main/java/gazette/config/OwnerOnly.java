package gazette.config;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps files and folders with data of subscribers to their owner: files are 0600, folders 0700. Links are not
/// followed.
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    /// The folder of temporary files below a data folder. It is closed to others as a whole: libraries unpack
    /// programs there, whose files may have to be executable.
    public static final String TEMPORARY = "tmp";

    private static final int MOST_NAMED = 20;

    private OwnerOnly() {}

    /// Creates a folder with those above it that are missing; does nothing if it exists.
    public static void createFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, attributes(folder, FOLDER));
        }
    }

    /// Creates the folder that a file is to be in.
    public static void createFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            createFolder(folder);
        }
    }

    /// Creates an empty file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if it exists
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, attributes(file, FILE));
    }

    /// Returns the attributes for a new file; none where the file system has no permissions.
    public static FileAttribute<?>[] file(Path file) {
        return attributes(file, FILE);
    }

    /// Closes a folder with all that is in it, or one file, to others.
    ///
    /// @return what is open to others nevertheless
    public static List<Diagnostic> protect(Path root) {
        return walk(root, true);
    }

    /// Returns what is open to others in a folder, or of one file, and changes nothing.
    public static List<Diagnostic> faults(Path root) {
        return walk(root, false);
    }

    private static List<Diagnostic> walk(Path root, boolean mends) {
        var faults = new ArrayList<Diagnostic>();
        try {
            if (Files.exists(root)) {
                Files.walkFileTree(root.toRealPath(), new Visitor(mends, faults));
            }
        } catch (IOException e) {
            faults.add(new Diagnostic(root, 1, "it cannot be looked through (" + e + ")", "see that you own it"));
        }
        return faults.size() <= MOST_NAMED ? faults : faults.subList(0, MOST_NAMED);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final boolean mends;
        private final List<Diagnostic> faults;

        Visitor(boolean mends, List<Diagnostic> faults) {
            this.mends = mends;
            this.faults = faults;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            look(folder, FOLDER);
            return folder.endsWith(TEMPORARY) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isSymbolicLink()) {
                look(file, FILE);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            report(file, e);
            return FileVisitResult.CONTINUE;
        }

        private void look(Path path, Set<PosixFilePermission> wanted) {
            try {
                if (mends) {
                    mend(path, wanted);
                }
                fault(path, wanted, mends).ifPresent(faults::add);
            } catch (IOException e) {
                report(path, e);
            }
        }

        /// A file that is gone by now needs no protection: the database removes its log.
        private void report(Path path, IOException e) {
            if (!(e instanceof NoSuchFileException)) {
                faults.add(new Diagnostic(path, 1, "it cannot be looked at (" + e + ")", "see that you own it"));
            }
        }
    }

    private static void mend(Path path, Set<PosixFilePermission> wanted) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null && !view.readAttributes().permissions().equals(wanted)) {
            try {
                view.setPermissions(wanted);
            } catch (NoSuchFileException e) {
                throw e;
            } catch (IOException e) {
                // It belongs to somebody else, which is said if it matters.
            }
        }
    }

    private static Optional<Diagnostic> fault(Path path, Set<PosixFilePermission> wanted, boolean wasMended)
            throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.of(withoutPermissions(path));
        }
        PosixFileAttributes attributes = view.readAttributes();
        if (wanted.containsAll(attributes.permissions())) {
            return Optional.empty();
        }
        String mode = PosixFilePermissions.toString(attributes.permissions());
        String owner = attributes.owner().getName();
        String user = System.getProperty("user.name");
        String chmod = "chmod " + (wanted.equals(FOLDER) ? "700 " : "600 ") + path;
        if (!owner.equals(user)) {
            return Optional.of(new Diagnostic(
                    path,
                    1,
                    "it belongs to " + owner + ", and its permissions (" + mode + ") open it to others",
                    "run sudo chown " + user + " " + path + ", then " + chmod));
        }
        return Optional.of(
                wasMended
                        ? withoutPermissions(path)
                        : new Diagnostic(path, 1, "its permissions (" + mode + ") open it to others", "run " + chmod));
    }

    private static Diagnostic withoutPermissions(Path path) {
        return new Diagnostic(
                path,
                1,
                "its file system keeps no permissions, so others on this machine may read it",
                "move data/ to another one, or mount this one with umask=077");
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
