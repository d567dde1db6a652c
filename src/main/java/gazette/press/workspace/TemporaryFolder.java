package gazette.press.workspace;

import gazette.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// Finds the place of temporary files: `data/tmp`, which only its owner may read, as the rest of `data/`. The system's
/// own folder may be small, shared, or gone tomorrow.
public final class TemporaryFolder {
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

    /// Lets libraries keep their temporary files there, such as native code that they unpack. For the process of a
    /// command only, before any of them is used.
    public static void useForLibraries(Path data) {
        System.setProperty("java.io.tmpdir", of(data).toString());
    }
}
