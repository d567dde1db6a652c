package gazette.articles.images;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How a camera was held, as a JPEG's Exif header says: 1 is upright, 2 to 8 are turned or mirrored (TIFF 6.0, tag
/// 274).
record ExifOrientation(int value) {
    private static final ExifOrientation UPRIGHT = new ExifOrientation(1);
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int APP1 = 0xFFE1;
    private static final String EXIF = "Exif\0\0";
    private static final short TAG = 274;
    private static final int ENTRY = 12;

    /// Upright if nothing else is said, or nothing that can be understood.
    static ExifOrientation of(byte[] bytes) {
        ByteBuffer jpeg = ByteBuffer.wrap(bytes);
        if (bytes.length < 4 || jpeg.getShort(0) != (short) 0xFFD8) {
            return UPRIGHT;
        }
        int at = 2;
        while (at + 4 < bytes.length) {
            int marker = jpeg.getShort(at) & 0xFFFF;
            int length = jpeg.getShort(at + 2) & 0xFFFF;
            if (marker == START_OF_SCAN || marker < 0xFF00 || at + 2 + length > bytes.length) {
                return UPRIGHT;
            }
            if (marker == APP1 && isExif(bytes, at + 4, length - 2)) {
                int begin = at + 4 + EXIF.length();
                return tiff(jpeg.slice(begin, length - 2 - EXIF.length()));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    boolean isUpright() {
        return value == 1;
    }

    /// Sets a picture upright.
    BufferedImage rotateUpright(BufferedImage image) {
        if (isUpright()) {
            return image;
        }
        boolean lies = value >= 5;
        var upright = new BufferedImage(
                lies ? image.getHeight() : image.getWidth(),
                lies ? image.getWidth() : image.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = upright.createGraphics();
        pen.drawImage(image, transform(image.getWidth(), image.getHeight()), null);
        pen.dispose();
        return upright;
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

    private static boolean isExif(byte[] bytes, int at, int length) {
        return length > EXIF.length() + 8
                && new String(bytes, at, EXIF.length(), StandardCharsets.ISO_8859_1).equals(EXIF);
    }

    private static ExifOrientation tiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + (i + 1) * ENTRY <= tiff.limit(); i++) {
            int entry = directory + 2 + i * ENTRY;
            int value = tiff.getShort(entry + 8);
            if (tiff.getShort(entry) == TAG && value >= 1 && value <= 8) {
                return new ExifOrientation(value);
            }
        }
        return UPRIGHT;
    }
}
