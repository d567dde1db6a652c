package gazette.articles;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;

/// Makes of a picture, in whichever format it comes, one that every mail client shows: JPEG or PNG, no wider than
/// twice a letter. What is so already stays as it is, byte for byte; an animated GIF stays one as long as it is
/// small. What would unfold to more than memory bears is refused by its header.
public final class Darkroom {
    /// Twice a letter's width, for the screens that have two dots where others have one.
    static final int MAX_WIDTH = 1200;
    /// More than the largest cameras take.
    static final long MAX_PIXELS = 64_000_000;
    static final int MAX_ANIMATION = 1_000_000;
    private static final int NAME_LENGTH = 26;

    /// What came of it.
    public sealed interface Development {}

    /// A picture to be kept.
    ///
    /// @param picture its name and size
    /// @param bytes shared, not copied
    @SuppressWarnings("ArrayRecordComponent") // A copy per access would be the only other way.
    public record Developed(Picture picture, byte[] bytes) implements Development {}

    /// Nothing that can be shown.
    ///
    /// @param problem as in "it …"
    public record Spoilt(String problem) implements Development {}

    private Darkroom() {}

    /// Develops one.
    public static Development develop(byte[] bytes) {
        Optional<PictureFormat> format = PictureFormat.of(bytes);
        if (format.isEmpty()) {
            return new Spoilt("is none of PNG, JPEG, GIF, WebP, BMP and SVG");
        }
        try {
            return format.get() == PictureFormat.SVG ? drawn(bytes) : photographed(bytes, format.get());
        } catch (IOException | RuntimeException e) { // Decoders throw anything at broken files.
            return new Spoilt("is broken or of an unusual kind ("
                    + Optional.ofNullable(e.getMessage()).orElse(e.toString()) + ")");
        }
    }

    /// A picture as an address for ever: its content, and its type.
    static String name(byte[] bytes, PictureFormat format) {
        return Fingerprint.base32(bytes, NAME_LENGTH) + "." + format.extension();
    }

    private static Development drawn(byte[] bytes) throws IOException {
        Drawing drawing = Drawing.of(bytes);
        byte[] png = Print.png(drawing.image());
        // Shown at the size that it was drawn for, with more dots than that.
        return new Developed(new Picture(name(png, PictureFormat.PNG), drawing.width(), drawing.height()), png);
    }

    private static Development photographed(byte[] bytes, PictureFormat format) throws IOException {
        try (var negative = new Negative(bytes, format)) {
            if ((long) negative.width() * negative.height() > MAX_PIXELS) {
                return new Spoilt("has more than " + MAX_PIXELS / 1_000_000 + " million pixels");
            }
            if (stays(negative, bytes)) {
                negative.check();
                return new Developed(new Picture(name(bytes, format), negative.width(), negative.height()), bytes);
            }
            BufferedImage image = Orientation.of(bytes).turn(negative.image(MAX_WIDTH));
            Print print = Print.of(image, MAX_WIDTH, format == PictureFormat.JPEG);
            return new Developed(
                    new Picture(name(print.bytes(), print.format()), print.width(), print.height()), print.bytes());
        }
    }

    private static boolean stays(Negative negative, byte[] bytes) throws IOException {
        return switch (negative.format()) {
            case PNG -> negative.width() <= MAX_WIDTH;
            case JPEG -> negative.width() <= MAX_WIDTH && Orientation.of(bytes).isUpright();
            case GIF -> bytes.length <= MAX_ANIMATION && negative.isAnimated();
            case WEBP, BMP, SVG -> false;
        };
    }
}
