package gazette.press.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Creates a workspace from the sample.
public final class InitWorkspace {
    private static final List<Path> FILES = Stream.of(
                    "gazette.yaml",
                    "schedules/weekly.yaml",
                    "schedules/daily.yaml",
                    "seeds/welcome.md",
                    "subscribers/lamplight.csv",
                    "subscribers/dispatch.csv",
                    "templates/README.md",
                    ".gitignore")
            .map(Path::of)
            .toList();

    private InitWorkspace() {}

    /// Writes the files.
    ///
    /// @param folder a new or empty folder
    /// @return what was written, relative to the folder
    public static List<Path> run(Path folder) {
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new IllegalArgumentException(
                        folder + " is not empty; name a new folder, so that nothing of yours is overwritten");
            }
            for (Path file : FILES) {
                write(folder, file);
            }
            return FILES;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void write(Path folder, Path file) throws IOException {
        // A file that starts with a dot is left out of jars by many tools.
        String resource = "/workspace/" + file.toString().replaceFirst("^\\.", "dot");
        try (InputStream content =
                Objects.requireNonNull(InitWorkspace.class.getResourceAsStream(resource), resource)) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
        }
    }
}
