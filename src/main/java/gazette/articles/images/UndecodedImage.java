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

/// A picture of dots, before it is decoded: its header only. Decoding takes no more memory than a limit allows, because
/// large ones are read coarsely.
final class UndecodedImage implements AutoCloseable {
    /// What is decoded at once: four bytes each.
    private static final long MAX_DECODED = 32_000_000;
    /// What is decoded to see that it can be.
    private static final long TRIAL = 1_000_000;

    private final ImageFormat format;
    private final ImageInputStream in;
    private final ImageReader reader;
    private final int width;
    private final int height;

    UndecodedImage(byte[] bytes, ImageFormat format) throws IOException {
        this.format = format;
        this.in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        this.reader = reader(format);
        // Without metadata: its chunks may be bombs of their own.
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

    boolean isAnimated() throws IOException {
        return reader.getNumImages(true) > 1;
    }

    /// Decodes it once, coarsely.
    ///
    /// @throws IOException if that cannot be done
    void check() throws IOException {
        ImageReadParam param = coarse(step(Integer.MAX_VALUE, TRIAL));
        // Colours such as those of print are shown by clients, but not known to the JDK.
        if (reader.canReadRaster()) {
            reader.readRaster(0, param);
        } else {
            reader.read(0, param);
        }
    }

    /// The picture, or its first frame; no smaller than twice a width if it was, so that it can be scaled well.
    BufferedImage image(int wanted) throws IOException {
        boolean canBeCoarse = format == ImageFormat.PNG || format == ImageFormat.JPEG;
        int step = canBeCoarse ? step(2 * wanted, MAX_DECODED) : 1;
        if ((long) width * height / step / step > MAX_DECODED) {
            throw new IOException("more than " + MAX_DECODED / 1_000_000 + " million pixels");
        }
        return reader.read(0, coarse(step));
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader());
        if (!readers.hasNext()) {
            throw new IOException("no reader of " + format);
        }
        return readers.next();
    }

    /// Every how many dots are read in each direction.
    private int step(int wideEnough, long most) {
        int step = Math.max(1, width / wideEnough);
        while ((long) (width / step) * (height / step) > most) {
            step++;
        }
        return step;
    }

    private ImageReadParam coarse(int step) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }
}
