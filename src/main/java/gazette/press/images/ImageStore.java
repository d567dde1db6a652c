package gazette.press.images;

import java.util.Optional;

/// Keeps images for ever, each under its name. Safe for use by many threads.
public interface ImageStore {
    /// Returns whether an image is stored.
    boolean has(String name);

    /// Stores an image; does nothing if it is stored already.
    void put(String name, byte[] bytes);

    /// Returns an image; empty if it is not stored.
    Optional<byte[]> read(String name);
}
