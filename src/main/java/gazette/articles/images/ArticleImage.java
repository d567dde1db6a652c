package gazette.articles.images;

import java.nio.file.Path;

/// A picture, known by its content.
///
/// @param name `HASH.ext`: 26 characters of base32 over SHA-256, and the type by magic bytes; served for ever at
/// `/i/NAME`
/// @param file where it lies: absolute while it is its author's, else relative to the paper's own pictures
/// @param width that it is shown at, in pixels; 0 while nobody knows
/// @param height that it is shown at, in pixels; 0 while nobody knows
public record ArticleImage(String name, Path file, int width, int height) {
    /// One of the paper's own.
    public ArticleImage(String name, int width, int height) {
        this(name, Path.of(name), width, height);
    }

    /// Below the front page.
    public String address() {
        return "/i/" + name;
    }
}
