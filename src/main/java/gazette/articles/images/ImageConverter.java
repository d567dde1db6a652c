package gazette.articles.images;

import gazette.articles.text.Sha256;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/// Makes of a picture, in whichever format it comes, one that every mail client shows: JPEG or PNG, no wider than
/// twice a letter. What is so already stays as it is, byte for byte; an animated GIF stays one as long as it is
/// small. What would unfold to more than memory bears is refused by its header.
public final class ImageConverter {
    /// Twice a letter's width, for the screens that have two dots where others have one.
    static final int MAX_WIDTH = 1200;
    /// More than the largest cameras take.
    static final long MAX_PIXELS = 64_000_000;
    static final int MAX_ANIMATION = 1_000_000;
    private static final int NAME_LENGTH = 26;

    /// What came of it.
    public sealed interface Conversion {}

    /// A picture to be kept.
    ///
    /// @param image its name and size
    /// @param bytes shared, not copied
    @SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
    public record Converted(ArticleImage image, byte[] bytes) implements Conversion {}

    /// Nothing that can be shown.
    ///
    /// @param problem as in "it …"
    public record Unconvertible(String problem) implements Conversion {}

    private ImageConverter() {}

    /// Develops one.
    public static Conversion convert(byte[] bytes) {
        Optional<ImageFormat> format = ImageFormat.of(bytes);
        if (format.isEmpty()) {
            return new Unconvertible("is none of PNG, JPEG, GIF, WebP, BMP and SVG");
        }
        try {
            return format.get() == ImageFormat.SVG ? convertSvg(bytes) : convertRaster(bytes, format.get());
        } catch (IOException | RuntimeException e) { // Decoders throw anything at broken files.
            return new Unconvertible("is broken or of an unusual kind ("
                    + Optional.ofNullable(e.getMessage()).orElse(e.toString()) + ")");
        }
    }

    /// A picture as an address for ever: its content, and its type.
    static String name(byte[] bytes, ImageFormat format) {
        return Sha256.base32(bytes, NAME_LENGTH) + "." + format.extension();
    }

    private static Conversion convertSvg(byte[] bytes) throws IOException {
        RasterizedSvg rasterizedSvg = RasterizedSvg.of(bytes);
        byte[] png = EncodedImage.png(rasterizedSvg.image());
        // Shown at the size that it was drawn for, with more dots than that.
        return new Converted(
                new ArticleImage(name(png, ImageFormat.PNG), rasterizedSvg.width(), rasterizedSvg.height()), png);
    }

    private static Conversion convertRaster(byte[] bytes, ImageFormat format) throws IOException {
        try (var undecodedImage = new UndecodedImage(bytes, format)) {
            if ((long) undecodedImage.width() * undecodedImage.height() > MAX_PIXELS) {
                return new Unconvertible("has more than " + MAX_PIXELS / 1_000_000 + " million pixels");
            }
            if (isMailSafe(undecodedImage, bytes)) {
                undecodedImage.check();
                return new Converted(
                        new ArticleImage(name(bytes, format), undecodedImage.width(), undecodedImage.height()), bytes);
            }
            BufferedImage image = ExifOrientation.of(bytes).rotateUpright(undecodedImage.image(MAX_WIDTH));
            EncodedImage encodedImage = EncodedImage.of(image, MAX_WIDTH, format == ImageFormat.JPEG);
            return new Converted(
                    new ArticleImage(
                            name(encodedImage.bytes(), encodedImage.format()),
                            encodedImage.width(),
                            encodedImage.height()),
                    encodedImage.bytes());
        }
    }

    private static boolean isMailSafe(UndecodedImage undecodedImage, byte[] bytes) throws IOException {
        return switch (undecodedImage.format()) {
            case PNG -> undecodedImage.width() <= MAX_WIDTH;
            case JPEG ->
                undecodedImage.width() <= MAX_WIDTH && ExifOrientation.of(bytes).isUpright();
            case GIF -> bytes.length <= MAX_ANIMATION && undecodedImage.isAnimated();
            case WEBP, BMP, SVG -> false;
        };
    }
}
