package gazette.articles.images;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Holds an encoded image: PNG if it has transparency or is a drawing, JPEG if it is a photograph.
@SuppressWarnings("ArrayRecordComponent") // Handed on at once.
record EncodedImage(byte[] bytes, ImageFormat format, int width, int height) {
    private static final float QUALITY = 0.85f;

    /// Scales and encodes an image.
    ///
    /// @param maxWidth the image is scaled to this if it is wider
    /// @param maxHeight likewise
    /// @param photograph whether it is known to be one; else the format follows from the sizes of both
    static EncodedImage of(BufferedImage image, int maxWidth, int maxHeight, boolean photograph) throws IOException {
        BufferedImage scaled = scaled(image, maxWidth, maxHeight);
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

    /// Returns the image in plain RGB or ARGB, scaled if it is larger than that. The library halves the image step by
    /// step, so that every pixel counts; its other filters are slower and shift the image by half a pixel.
    private static BufferedImage scaled(BufferedImage image, int maxWidth, int maxHeight) {
        boolean hasAlpha = image.getColorModel().hasAlpha();
        int plainType = hasAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        double shrink = Math.min((double) maxWidth / image.getWidth(), (double) maxHeight / image.getHeight());
        if (shrink >= 1) {
            return converted(image, plainType);
        }
        // Premultiplied, or the colour of transparent pixels would show at edges.
        BufferedImage source = converted(image, hasAlpha ? BufferedImage.TYPE_INT_ARGB_PRE : plainType);
        int width = Math.max(1, (int) Math.round(image.getWidth() * shrink));
        int height = Math.max(1, (int) Math.round(image.getHeight() * shrink));
        var target = new BufferedImage(width, height, source.getType());
        return converted(new ResampleOp(width, height, ResampleOp.FILTER_TRIANGLE).filter(source, target), plainType);
    }

    private static BufferedImage converted(BufferedImage image, int type) {
        if (image.getType() == type) {
            return image;
        }
        var converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = converted.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return converted;
    }
}
