package gazette.articles.images;

import java.nio.file.Path;

/// Describes an image, identified by its content.
///
/// @param name `HASH.ext`: 26 characters of base32 over SHA-256, and the type by magic bytes; served for ever at
/// `/i/NAME`
/// @param file absolute for a file of the author's, else relative to the folder of stored images
/// @param width the width to show it at, in pixels; 0 if unknown
/// @param height the height to show it at, in pixels; 0 if unknown
public record ArticleImage(String name, Path file, int width, int height) {
    /// Creates a stored image.
    public ArticleImage(String name, int width, int height) {
        this(name, Path.of(name), width, height);
    }

    /// Returns its address below the home page.
    public String address() {
        return "/i/" + name;
    }
}
