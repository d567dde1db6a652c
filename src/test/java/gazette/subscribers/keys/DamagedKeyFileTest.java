package gazette.subscribers.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of a key file that holds no keys.
class DamagedKeyFileTest {
    @TempDir
    Path data;

    @Test
    void itIsNamedWithWhatToDo() throws IOException {
        KeyFile keys = new KeyFile(data);
        Path file = data.resolve("secret.key");
        byte[][] damages = {
            {}, {0, (byte) 0xff, (byte) 0xc3, 10}, "short".getBytes(StandardCharsets.US_ASCII), new byte[2_000_000]
        };
        for (byte[] damage : damages) {
            Files.write(file, damage);
            assertThatThrownBy(keys::read)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("take the file from a backup");
        }
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(keys::read)
                .hasMessageContaining(file + " is a folder")
                .hasMessageContaining("take the file from a backup");
    }
}
