package gazette.config;

import gazette.text.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// Reads files that only their owner may read: passwords and keys.
final class OwnerOnlyFile {
    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private OwnerOnlyFile() {}

    /// Returns the content.
    ///
    /// @param what names the file in a diagnostic
    /// @param remedy for a file that cannot be read
    static String read(Path file, String what, String remedy) {
        if (Files.isDirectory(file)) {
            throw new InvalidValueException("the " + what + " is a folder", remedy);
        }
        try {
            if (isReadByOthers(file)) {
                throw new InvalidValueException("others on this machine can read the " + what, "run chmod 600 " + file);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidValueException("the " + what + " is not there", remedy);
        } catch (IOException e) {
            throw new InvalidValueException("the " + what + " cannot be read: " + FailureText.of(e), remedy);
        }
    }

    private static boolean isReadByOthers(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS_READ::contains);
    }
}
