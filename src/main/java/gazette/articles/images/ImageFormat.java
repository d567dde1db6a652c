package gazette.articles.images;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lists the supported formats. They are recognised by their first bytes; file names and content types are ignored.
enum ImageFormat {
    PNG("png", "\211PNG\r\n\032\n"),
    JPEG("jpg", "\377\330\377"),
    GIF("gif", "GIF8"),
    WEBP("webp", "RIFF"),
    BMP("bmp", "BM"),
    SVG("svg", "<");

    private static final int HEAD = 4096;
    private static final Pattern SVG_START = Pattern.compile(
            "\\A\\ufeff?\\s*+(?><\\?xml[^>]*+>\\s*+|<!--(?s:.*?)-->\\s*+|<!doctype\\s+svg[^>\\[]*+>\\s*+)*+<svg[\\s>/]",
            Pattern.CASE_INSENSITIVE);

    private final String extension;
    private final String magic;

    ImageFormat(String extension, String magic) {
        this.extension = extension;
        this.magic = magic;
    }

    /// Detects the format; empty if it is not supported.
    static Optional<ImageFormat> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        return Stream.of(values()).filter(format -> format.matches(head, bytes)).findFirst();
    }

    /// Returns the extension for file names, without the dot.
    String extension() {
        return extension;
    }

    /// Returns the name by which ImageIO knows the format.
    String imageIoName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private boolean matches(String head, byte[] bytes) {
        return switch (this) {
            case WEBP -> head.startsWith(magic) && head.startsWith("WEBP", 8);
            case SVG ->
                SVG_START
                        .matcher(new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.UTF_8))
                        .find();
            default -> head.startsWith(magic);
        };
    }
}
