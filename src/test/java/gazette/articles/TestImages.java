package gazette.articles;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws images for tests: red on the left, blue on the right.
public final class TestImages {
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private TestImages() {}

    /// Returns an image in a format that ImageIO writes.
    public static byte[] picture(String format, int width, int height) {
        return bytes(format, image(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /// Returns a PNG whose right half is transparent.
    public static byte[] halfTransparent(int width, int height) {
        var image = image(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int x = width / 2; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, 0);
            }
        }
        return bytes("png", image);
    }

    /// Returns a JPEG whose Exif header says how the camera was held.
    public static byte[] rotated(int orientation, int width, int height) {
        return withExif(exif(orientation), picture("jpeg", width, height));
    }

    /// Returns a JPEG with an Exif segment.
    public static byte[] withExif(byte[] exif, byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.allocate(jpeg.length + 4 + EXIF.length + exif.length);
        bytes.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (2 + EXIF.length + exif.length));
        return bytes.put(EXIF).put(exif).put(jpeg, 2, jpeg.length - 2).array();
    }

    /// Returns a TIFF header with one directory of one entry, the orientation.
    public static byte[] exif(int orientation) {
        ByteBuffer tiff =
                ByteBuffer.allocate(26).put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        return tiff.putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    /// Returns an animated GIF of two frames.
    ///
    /// @param noisy whether it is of random colours, which do not compress
    public static byte[] animation(int width, int height, boolean noisy) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 2; frame++) {
                var image = image(width, height, BufferedImage.TYPE_BYTE_INDEXED);
                if (noisy) {
                    fillWithNoise(image, new Random(frame));
                }
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void fillWithNoise(BufferedImage image, Random random) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
    }

    private static BufferedImage image(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] bytes(String format, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
