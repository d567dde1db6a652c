package gazette.press.workspace;

import gazette.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the place of temporary files: `data/tmp`, which only its owner may read, as the rest of `data/`. The system's
/// own folder may be small, shared, or gone tomorrow.
public final class TemporaryFolder {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private TemporaryFolder() {}

    /// Returns the folder, and creates it if it is missing.
    public static Path of(Path data) {
        try {
            Path folder = data.resolve(OwnerOnly.TEMPORARY);
            OwnerOnly.createFolder(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Closes what libraries have unpacked there, which they leave readable to all.
    static void closeFiles(Path data) {
        try (Stream<Path> files = Files.list(of(data))) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(TemporaryFolder::closeFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeFile(Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            if (view != null) {
                Set<PosixFilePermission> kept = EnumSet.copyOf(OWNER);
                kept.retainAll(view.readAttributes().permissions());
                view.setPermissions(kept);
            }
        } catch (IOException _) {
            // It is gone, or somebody else's; the folder is closed to others in any case.
        }
    }

    /// Lets libraries keep their temporary files there, such as native code that they unpack. For the process of a
    /// command only, before any of them is used.
    public static void useForLibraries(Path data) {
        System.setProperty("java.io.tmpdir", of(data).toString());
    }
}
