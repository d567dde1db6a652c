package gazette.articles.images;

import gazette.text.Sha256;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/// Converts images of any supported format to JPEG or PNG, at most [#MAX_WIDTH] wide, which every mail program shows.
/// A file that is so already stays as it is, byte for byte, and so does a small animated GIF. An image that would take
/// too much memory is refused by its header.
public final class ImageConverter {
    /// Twice the width of a letter, for high-resolution screens.
    static final int MAX_WIDTH = 1200;
    /// More than the largest cameras take.
    static final long MAX_PIXELS = 64_000_000;
    static final int MAX_ANIMATION = 1_000_000;
    private static final int NAME_LENGTH = 26;

    /// Represents the outcome of a conversion.
    public sealed interface Conversion {}

    /// Holds an image to be stored.
    ///
    /// @param image its name and the size to show it at
    /// @param bytes shared, not copied
    @SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
    public record Converted(ArticleImage image, byte[] bytes) implements Conversion {}

    /// Describes why an image cannot be shown.
    ///
    /// @param problem continues "it …"
    public record Unconvertible(String problem) implements Conversion {}

    private ImageConverter() {}

    /// Converts an image.
    public static Conversion convert(byte[] bytes) {
        Optional<ImageFormat> format = ImageFormat.of(bytes);
        if (format.isEmpty()) {
            return new Unconvertible("is none of PNG, JPEG, GIF, WebP, BMP and SVG");
        }
        try {
            return format.get() == ImageFormat.SVG ? convertSvg(bytes) : convertRaster(bytes, format.get());
        } catch (IOException | RuntimeException | Error e) { // Decoders throw anything at broken files.
            return new Unconvertible("is broken or of an unusual kind ("
                    + Optional.ofNullable(e.getMessage()).orElse(e.toString()) + ")");
        }
    }

    /// Returns the name of an image: a hash of its content, and its type.
    static String name(byte[] bytes, ImageFormat format) {
        return Sha256.base32(bytes, NAME_LENGTH) + "." + format.extension();
    }

    private static Conversion convertSvg(byte[] bytes) throws IOException {
        RasterizedSvg rasterizedSvg = RasterizedSvg.of(bytes);
        byte[] png = EncodedImage.png(rasterizedSvg.image());
        // Shown at the size that it was drawn for, with more pixels than that.
        return new Converted(
                new ArticleImage(name(png, ImageFormat.PNG), rasterizedSvg.width(), rasterizedSvg.height()), png);
    }

    private static Conversion convertRaster(byte[] bytes, ImageFormat format) throws IOException {
        try (var undecodedImage = new UndecodedImage(bytes, format)) {
            if ((long) undecodedImage.width() * undecodedImage.height() > MAX_PIXELS) {
                return new Unconvertible("has more than " + MAX_PIXELS / 1_000_000 + " million pixels");
            }
            ExifOrientation orientation =
                    format == ImageFormat.JPEG ? ExifOrientation.of(bytes) : ExifOrientation.UPRIGHT;
            if (isMailSafe(undecodedImage, bytes.length, orientation)) {
                undecodedImage.check();
                return new Converted(
                        new ArticleImage(name(bytes, format), undecodedImage.width(), undecodedImage.height()), bytes);
            }
            BufferedImage image = orientation.rotateUpright(undecodedImage.decode(MAX_WIDTH));
            EncodedImage encodedImage = EncodedImage.of(image, MAX_WIDTH, format == ImageFormat.JPEG);
            return new Converted(
                    new ArticleImage(
                            name(encodedImage.bytes(), encodedImage.format()),
                            encodedImage.width(),
                            encodedImage.height()),
                    encodedImage.bytes());
        }
    }

    private static boolean isMailSafe(UndecodedImage image, int size, ExifOrientation orientation) throws IOException {
        return switch (image.format()) {
            case PNG -> image.width() <= MAX_WIDTH;
            case JPEG -> image.width() <= MAX_WIDTH && orientation.isUpright();
            case GIF -> size <= MAX_ANIMATION && image.isAnimated();
            case WEBP, BMP, SVG -> false;
        };
    }
}
