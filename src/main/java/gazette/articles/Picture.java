package gazette.articles;

import java.nio.file.Path;

/// A picture that lies in the workspace, known by its content.
///
/// @param name `HASH.ext`: 26 characters of base32 over SHA-256, and the type by magic bytes; served for ever at
/// `/i/NAME`
/// @param file where it lies, absolute
/// @param width in pixels
/// @param height in pixels
public record Picture(String name, Path file, int width, int height) {}
