package gazette.articles.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds a file by the end of its path, wherever it lies in a source's folder, as Obsidian does in a vault.
///
/// @param folder the source's folder, absolute
/// @param article the file of the article that names it, absolute
record NamedFile(Path folder, Path article) {
    private static final int MAX_DEPTH = 20;

    /// Returns the one whose path ends like a path; of several, the one that is fewest folders away from the article.
    ///
    /// @param file below the article's own folder, where it was looked for first
    Optional<Path> find(Path file) throws IOException {
        Path own = article.resolveSibling(".").normalize();
        Path end = file.startsWith(own) ? own.relativize(file) : file.getFileName();
        try (Stream<Path> files =
                Files.find(folder, MAX_DEPTH, (path, facts) -> facts.isRegularFile() && path.endsWith(end))) {
            return files.filter(path -> !isHidden(path))
                    .min(Comparator.<Path>comparingInt(
                                    path -> own.relativize(path).getNameCount())
                            .thenComparing(Comparator.naturalOrder()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isHidden(Path path) {
        return Stream.iterate(folder.relativize(path), rest -> rest != null, Path::getParent)
                .anyMatch(part -> part.getFileName().toString().startsWith("."));
    }
}
