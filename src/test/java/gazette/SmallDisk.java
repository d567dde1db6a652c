package gazette;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small disk that is quickly full. Only root can make one.
public final class SmallDisk implements AutoCloseable {
    private final Path place;

    /// A disk of so many megabytes, where a folder was.
    public SmallDisk(Path place, int megabytes) {
        this.place = place;
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(Program.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", place.toString()))
                .as("this needs a small disk, which only root can mount: run ./verify as root")
                .isZero();
    }

    /// Leaves room for nothing.
    public void fill() {
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            // It is full.
        }
    }

    /// Makes room again.
    public void free() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        assertThat(Program.run("umount", "--lazy", place.toString())).isZero();
    }

    private Path filler() {
        return place.resolve("filler");
    }
}
