package gazette.press.images;

import java.util.Optional;

/// Where pictures are kept, each under its name for ever. Safe for many threads.
public interface ImageStore {
    /// Whether one is there.
    boolean has(String name);

    /// Keeps one.
    void put(String name, byte[] bytes);

    /// Takes one out.
    Optional<byte[]> read(String name);
}
