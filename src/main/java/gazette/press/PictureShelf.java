package gazette.press;

import java.util.Optional;

/// Where pictures are kept, each under its name for ever. Safe for many threads.
interface PictureShelf {
    /// Whether one is there.
    boolean has(String name);

    /// Keeps one.
    void keep(String name, byte[] bytes);

    /// Takes one out.
    Optional<byte[]> read(String name);
}
