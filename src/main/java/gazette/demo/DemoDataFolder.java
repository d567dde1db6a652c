package gazette.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Holds the demo's own data, `data/demo`: empty at every start, apart from the workspace's.
public final class DemoDataFolder {
    private DemoDataFolder() {}

    /// Empties it. What is in it belongs to the demo alone.
    ///
    /// @param keep one file that stays
    public static void clear(Path folder, Path keep) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder) && !file.equals(keep))
                    .forEach(DemoDataFolder::delete);
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
