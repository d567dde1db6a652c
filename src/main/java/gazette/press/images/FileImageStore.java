package gazette.press.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The paper's folder of pictures, which the web server shows.
public record FileImageStore(Path folder) implements ImageStore {
    @Override
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public void put(String name, byte[] bytes) {
        Path kept = folder.resolve(name);
        if (Files.exists(kept)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "picture", ".new");
            Files.write(draft, bytes);
            Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
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
