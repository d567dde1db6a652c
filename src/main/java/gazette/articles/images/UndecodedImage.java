package gazette.articles.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Represents a raster image whose header is read but whose pixels are not decoded yet. Large images are subsampled at
/// decoding, so memory stays bounded.
final class UndecodedImage implements AutoCloseable {
    /// Most pixels that are decoded: at four bytes each, and as many for a copy, half of the memory.
    private static final long MAX_DECODED = Math.clamp(Runtime.getRuntime().maxMemory() / 16, 4_000_000, 32_000_000);
    /// Most pixels that are decoded to see whether an image is valid.
    private static final long MAX_CHECKED = 1_000_000;

    private final ImageFormat format;
    private final ImageInputStream in;
    private final ImageReader reader;
    private final int width;
    private final int height;

    /// Reads the header.
    ///
    /// @throws IOException if it is invalid
    UndecodedImage(byte[] bytes, ImageFormat format) throws IOException {
        this.format = format;
        this.in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        this.reader = reader(format);
        // Without metadata, which may unfold to any size.
        reader.setInput(in, false, true);
        this.width = reader.getWidth(0);
        this.height = reader.getHeight(0);
    }

    ImageFormat format() {
        return format;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// Decodes it once with few pixels.
    ///
    /// @throws IOException if it is broken
    void check() throws IOException {
        ImageReadParam param = subsampled(step(Integer.MAX_VALUE, MAX_CHECKED));
        // Mail programs show CMYK; the JDK cannot convert it.
        if (reader.canReadRaster()) {
            reader.readRaster(0, param);
        } else {
            reader.read(0, param);
        }
    }

    /// Decodes the image, or its first frame. It may be subsampled, but to no less than twice a width.
    BufferedImage decode(int targetWidth) throws IOException {
        boolean canSubsample = format == ImageFormat.PNG || format == ImageFormat.JPEG;
        int step = canSubsample ? step(2 * targetWidth, MAX_DECODED) : 1;
        if ((long) width * height / step / step > MAX_DECODED) {
            throw new IOException("more than " + MAX_DECODED / 1_000_000 + " million pixels");
        }
        return reader.read(0, subsampled(step));
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
        if (!readers.hasNext()) {
            throw new IOException("no reader of " + format);
        }
        return readers.next();
    }

    /// Returns every how many pixels one is read, in each direction.
    private int step(int minWidth, long maxPixels) {
        int step = Math.max(1, width / minWidth);
        while ((long) (width / step) * (height / step) > maxPixels) {
            step++;
        }
        return step;
    }

    private ImageReadParam subsampled(int step) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }
}
