package gazette.press.images;

import gazette.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stores images as files in a folder, which the web server shows. An image is written whole or not at all.
public record FileImageStore(Path folder) implements ImageStore {
    private static final Pattern NAME = Pattern.compile("[a-z2-7]{26}\\.(?:png|jpg|gif)");
    private static final String UNFINISHED = "*.new";
    /// Nobody writes one image for so long.
    private static final Duration LONGEST = Duration.ofHours(1);

    /// Returns the names of all images.
    public Set<String> names() {
        if (Files.notExists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(NAME.asMatchPredicate())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes what a process left that died while it wrote an image.
    void removeUnfinished() {
        if (Files.notExists(folder)) {
            return;
        }
        Instant limit = Instant.now().minus(LONGEST);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, UNFINISHED)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public void put(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try {
            OwnerOnly.createFolder(folder);
            Path unfinished = Files.createTempFile(folder, "picture", ".new");
            // On the disk first: after a power failure, half of it would be served under its name.
            Files.write(unfinished, bytes, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return has(name) ? Optional.of(Files.readAllBytes(folder.resolve(name))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
