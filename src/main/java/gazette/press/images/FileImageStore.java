package gazette.press.images;

import gazette.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Stores images as files in a folder, which the web server shows. An image is written whole or not at all.
public record FileImageStore(Path folder) implements ImageStore {
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
            Files.write(unfinished, bytes);
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
