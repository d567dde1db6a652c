package gazette.articles;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Pictures painted for tests: red on the left, blue on the right.
public final class TestImages {
    private TestImages() {}

    /// In a format that ImageIO writes.
    public static byte[] picture(String format, int width, int height) {
        return bytes(format, image(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /// PNG whose right half is clear.
    public static byte[] halfClear(int width, int height) {
        var image = image(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int x = width / 2; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, 0);
            }
        }
        return bytes("png", image);
    }

    /// A JPEG whose camera was held otherwise.
    public static byte[] turned(int orientation, int width, int height) {
        byte[] jpeg = picture("jpeg", width, height);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            18,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        });
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /// An animated GIF of two frames.
    ///
    /// @param noisy so that it cannot be packed well
    public static byte[] animation(int width, int height, boolean noisy) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 2; frame++) {
                var image = image(width, height, BufferedImage.TYPE_BYTE_INDEXED);
                if (noisy) {
                    blur(image, new Random(frame));
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

    private static void blur(BufferedImage image, Random random) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
    }

    private static BufferedImage image(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
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
