package gazette.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files of a bounded size. A pipe or a device, which may be read for ever, is refused.
public final class BoundedFile {
    private BoundedFile() {}

    /// Returns the bytes of a file.
    ///
    /// @throws RefusedFileException if it is larger, or no regular file
    public static byte[] read(Path file, int maxBytes) throws IOException {
        requireRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new RefusedFileException("is larger than " + maxBytes / 1_000_000 + " MB", "divide it");
            }
            return bytes;
        }
    }

    /// @throws RefusedFileException if there is such a file, and it is no regular one
    public static void requireRegular(Path file) throws RefusedFileException {
        if (Files.isDirectory(file)) {
            throw new RefusedFileException("is a folder", "put a file of this name there, or remove it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new RefusedFileException("is no regular file", "put a file of this name there, or remove it");
        }
    }
}
