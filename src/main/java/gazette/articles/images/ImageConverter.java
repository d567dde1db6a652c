package gazette.articles.images;

import gazette.text.Sha256;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/// Converts images of any supported format to JPEG or PNG, at most [#MAX_WIDTH] wide, which every mail program shows. A
/// file that is so already stays as it is, and so does a small animated GIF, but nothing stays that is not part of the
/// picture: places, names, cameras, comments, thumbnails. An image that would take too much memory is refused by its
/// header.
public final class ImageConverter {
    /// Twice the width of a letter, for high-resolution screens.
    static final int MAX_WIDTH = 1200;
    /// Ten screens; a taller image is scaled.
    static final int MAX_HEIGHT = 10_000;
    /// More than the largest cameras take.
    static final long MAX_PIXELS = 64_000_000;
    static final int MAX_ANIMATION = 1_000_000;
    /// Of all frames of an animation, which the readers' machines decode.
    static final long MAX_ANIMATION_PIXELS = 200_000_000;
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

    /// Returns the ending that names of an image's files have, without the dot; empty if the format is not supported.
    public static Optional<String> extension(byte[] bytes) {
        return ImageFormat.of(bytes).map(ImageFormat::extension);
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
            return switch (format) {
                case JPEG -> convertJpeg(undecodedImage, new JpegFile(bytes), ExifOrientation.of(bytes));
                case PNG -> convertPng(undecodedImage, new PngFile(bytes));
                case GIF -> convertGif(undecodedImage, bytes);
                case WEBP, BMP, SVG -> encoded(undecodedImage, ExifOrientation.UPRIGHT);
            };
        }
    }

    private static Converted convertJpeg(UndecodedImage undecodedImage, JpegFile file, ExifOrientation orientation)
            throws IOException {
        if (fits(undecodedImage) && orientation.isUpright()) {
            undecodedImage.check();
            return unchanged(undecodedImage, file.stripped());
        }
        BufferedImage decoded = undecodedImage.decode(MAX_WIDTH);
        // The colours stay as they are stored, and the profile says how they look, as it did before.
        boolean keepsProfile = file.hasProfile() && ColourProfiles.isRgb(decoded);
        BufferedImage image =
                orientation.rotateUpright(keepsProfile ? ColourProfiles.withoutProfile(decoded) : decoded);
        EncodedImage encoded = EncodedImage.of(image, MAX_WIDTH, MAX_HEIGHT, true);
        byte[] jpeg = keepsProfile ? file.withProfile(encoded.bytes()) : encoded.bytes();
        return converted(jpeg, ImageFormat.JPEG, encoded.width(), encoded.height());
    }

    private static Converted convertPng(UndecodedImage undecodedImage, PngFile file) throws IOException {
        ExifOrientation orientation = file.exif().map(ExifOrientation::ofExif).orElse(ExifOrientation.UPRIGHT);
        if (fits(undecodedImage) && orientation.isUpright()) {
            undecodedImage.check();
            return unchanged(undecodedImage, file.stripped());
        }
        return encoded(undecodedImage, orientation);
    }

    private static Converted convertGif(UndecodedImage undecodedImage, byte[] bytes) throws IOException {
        if (bytes.length <= MAX_ANIMATION) {
            var file = new GifFile(bytes);
            if (file.isAnimated() && file.pixels() <= MAX_ANIMATION_PIXELS) {
                undecodedImage.check();
                return unchanged(undecodedImage, file.stripped());
            }
        }
        return encoded(undecodedImage, ExifOrientation.UPRIGHT);
    }

    private static boolean fits(UndecodedImage image) {
        return image.width() <= MAX_WIDTH && image.height() <= MAX_HEIGHT;
    }

    private static Converted encoded(UndecodedImage undecodedImage, ExifOrientation orientation) throws IOException {
        BufferedImage image = orientation.rotateUpright(undecodedImage.decode(MAX_WIDTH));
        EncodedImage encoded = EncodedImage.of(image, MAX_WIDTH, MAX_HEIGHT, false);
        return converted(encoded.bytes(), encoded.format(), encoded.width(), encoded.height());
    }

    private static Converted unchanged(UndecodedImage image, byte[] bytes) {
        return converted(bytes, image.format(), image.width(), image.height());
    }

    private static Converted converted(byte[] bytes, ImageFormat format, int width, int height) {
        return new Converted(new ArticleImage(name(bytes, format), width, height), bytes);
    }
}
