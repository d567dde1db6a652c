package gazette.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Clears `data/demo`, the demo's own data folder, at every start. The workspace's data is elsewhere.
public final class DemoDataCleaner {
    private DemoDataCleaner() {}

    /// Deletes everything in the folder.
    ///
    /// @param keep the one file that is kept
    public static void clear(Path folder, Path keep) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder) && !file.equals(keep))
                    .forEach(DemoDataCleaner::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
