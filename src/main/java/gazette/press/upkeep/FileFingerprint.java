package gazette.press.upkeep;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells whether files have changed, without reading them.
final class FileFingerprint {
    private FileFingerprint() {}

    /// Returns the names, sizes and times of all files at and below some places: it changes when one of them does.
    static String of(Stream<Path> roots) {
        var lines = new ArrayList<String>();
        for (Path root : roots.filter(Files::exists).toList()) {
            try {
                Files.walkFileTree(root.toRealPath(), new FileLines(lines));
            } catch (IOException e) {
                // The folder went away; the next look sees it.
                lines.add(root + " " + e);
            }
        }
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }

    /// Adds a line for each file. What cannot be looked at, such as a link to nowhere, is a line of its own and hides
    /// nothing else.
    private static final class FileLines extends SimpleFileVisitor<Path> {
        private final List<String> lines;

        private FileLines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return visitFile(folder, attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            lines.add(file + " " + (attributes.isSymbolicLink() ? ofTarget(file) : line(attributes)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            lines.add(file + " " + e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private static String ofTarget(Path link) {
            try {
                return line(Files.readAttributes(link, BasicFileAttributes.class));
            } catch (IOException e) {
                return e.toString();
            }
        }

        private static String line(BasicFileAttributes attributes) {
            return attributes.size() + " " + attributes.lastModifiedTime();
        }
    }
}
