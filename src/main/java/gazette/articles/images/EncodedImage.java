package gazette.articles.images;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A picture written anew: PNG where it must keep what is transparent or what was drawn, JPEG where it is a photograph.
@SuppressWarnings("ArrayRecordComponent") // Handed on at once.
record EncodedImage(byte[] bytes, ImageFormat format, int width, int height) {
    private static final float QUALITY = 0.85f;

    /// @param maxWidth scaled to that if it is wider
    /// @param photograph whether it came as one; else the sizes tell
    static EncodedImage of(BufferedImage image, int maxWidth, boolean photograph) throws IOException {
        BufferedImage scaled = scaled(image, maxWidth);
        if (scaled.getColorModel().hasAlpha()) {
            return encoded(png(scaled), ImageFormat.PNG, scaled);
        }
        byte[] jpeg = jpeg(scaled);
        if (photograph) {
            return encoded(jpeg, ImageFormat.JPEG, scaled);
        }
        byte[] png = png(scaled);
        return jpeg.length * 2 < png.length
                ? encoded(jpeg, ImageFormat.JPEG, scaled)
                : encoded(png, ImageFormat.PNG, scaled);
    }

    static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", new MemoryCacheImageOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static EncodedImage encoded(byte[] bytes, ImageFormat format, BufferedImage image) {
        return new EncodedImage(bytes, format, image.getWidth(), image.getHeight());
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Halved as long as it is more than twice too large, for every dot of the original to count.
    private static BufferedImage scaled(BufferedImage image, int maxWidth) {
        BufferedImage now = drawn(image, Math.min(image.getWidth(), Math.max(maxWidth, image.getWidth() / 2)));
        while (now.getWidth() > maxWidth) {
            now = drawn(now, Math.max(maxWidth, now.getWidth() / 2));
        }
        return now;
    }

    /// Drawn anew in plain colours, whatever its own were.
    private static BufferedImage drawn(BufferedImage image, int width) {
        int height = Math.max(1, Math.round((float) image.getHeight() * width / image.getWidth()));
        boolean clear = image.getColorModel().hasAlpha();
        var drawn = new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }
}
