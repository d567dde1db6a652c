package gazette.articles.images;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Describes how the camera was held, as the Exif header of a JPEG or PNG says: 1 is upright, 2 to 8 are rotated or
/// mirrored (TIFF 6.0, tag 274).
record ExifOrientation(int value) {
    static final ExifOrientation UPRIGHT = new ExifOrientation(1);
    private static final Set<String> TIFF_STARTS = Set.of("II*\0", "MM\0*");

    /// Exif is the first segment or follows JFIF's; each has at most 64 kB. The library takes quadratic time.
    private static final int HEADER_BYTES = 128 * 1024;
    /// The first directory and its short values. The library would copy longer values as often as entries name them.
    private static final int DIRECTORY_BYTES = 1024;

    /// Reads the orientation; upright if none is given, or none that is valid.
    static ExifOrientation of(byte[] jpeg) {
        try {
            Optional<byte[]> directory = directory(jpeg);
            return directory.isPresent() ? read(directory.get()) : UPRIGHT;
        } catch (IOException | RuntimeException | Error e) { // The library throws anything at broken headers.
            return UPRIGHT;
        }
    }

    /// Reads the orientation from Exif data that stand by themselves, as in a PNG file.
    static ExifOrientation ofExif(byte[] tiff) {
        try {
            return read(Arrays.copyOf(tiff, Math.min(tiff.length, DIRECTORY_BYTES)));
        } catch (IOException | RuntimeException e) { // The library throws anything at broken headers.
            return UPRIGHT;
        }
    }

    /// Returns whether the image need not be rotated.
    boolean isUpright() {
        return value == 1;
    }

    /// Returns the image rotated and mirrored so that it is upright.
    BufferedImage rotateUpright(BufferedImage image) {
        if (isUpright()) {
            return image;
        }
        boolean isSideways = value >= 5;
        var upright = new BufferedImage(
                isSideways ? image.getHeight() : image.getWidth(),
                isSideways ? image.getWidth() : image.getHeight(),
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, transform(image.getWidth(), image.getHeight()), null);
        graphics.dispose();
        return upright;
    }

    private static Optional<byte[]> directory(byte[] jpeg) throws IOException {
        var header = new ByteArrayImageInputStream(jpeg, 0, Math.min(jpeg.length, HEADER_BYTES));
        List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(header, JPEG.APP1, "Exif");
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        InputStream data = segments.getFirst().data();
        data.skipNBytes(1); // The second NUL of "Exif\0\0".
        return Optional.of(data.readNBytes(DIRECTORY_BYTES));
    }

    private static ExifOrientation read(byte[] tiff) throws IOException {
        // The 64-bit kind of TIFF never is in a JPEG, and the library does not check its offsets.
        if (!TIFF_STARTS.contains(new String(tiff, 0, 4, StandardCharsets.ISO_8859_1))) {
            return UPRIGHT;
        }
        Directory all = new TIFFReader().read(new ByteArrayImageInputStream(tiff));
        Directory first = all instanceof CompoundDirectory compound ? compound.getDirectory(0) : all;
        return Optional.ofNullable(first.getEntryById(TIFF.TAG_ORIENTATION))
                .map(Entry::getValue)
                .filter(value -> value instanceof Integer number && number >= 1 && number <= 8)
                .map(value -> new ExifOrientation((Integer) value))
                .orElse(UPRIGHT);
    }

    private AffineTransform transform(int w, int h) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
