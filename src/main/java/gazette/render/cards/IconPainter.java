package gazette.render.cards;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Draws the icon of a site as a file for `/favicon.ico`, which browsers and feed readers ask for without a link. Safe
/// for many threads.
public final class IconPainter {
    private static final int SIZE = 64;
    private static final int CORNER = 24;
    private static final float LETTER_SIZE = 42;

    /// The bytes before the picture: a header, and the one entry of its directory.
    private static final int HEADER = 22;

    private IconPainter() {}

    /// Returns the icon, a PNG within the frame of an ICO file. Where no font has the letter, it has a disc.
    public static byte[] paint(SiteIcon icon) {
        var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(CardPainter.colour(icon.colours(), "accent"));
            graphics.fillRoundRect(0, 0, SIZE, SIZE, CORNER, CORNER);
            if (!CardPainter.isDrawn(() -> isLetterDrawn(graphics, icon))) {
                graphics.setColor(CardPainter.colour(icon.colours(), "lamp"));
                graphics.fillOval(SIZE / 4, SIZE / 4, SIZE / 2, SIZE / 2);
            }
        } finally {
            graphics.dispose();
        }
        return framed(CardPainter.png(image));
    }

    private static boolean isLetterDrawn(Graphics2D graphics, SiteIcon icon) {
        Optional<Font> font = icon.letter().isBlank() ? Optional.empty() : CardFonts.find(icon.fonts(), icon.letter());
        font.ifPresent(found -> letter(graphics, icon, found.deriveFont(LETTER_SIZE)));
        return font.isPresent();
    }

    private static void letter(Graphics2D graphics, SiteIcon icon, Font font) {
        graphics.setColor(CardPainter.colour(icon.colours(), "onaccent"));
        var layout = new TextLayout(icon.letter(), font, graphics.getFontRenderContext());
        Rectangle2D ink = layout.getBounds();
        layout.draw(graphics, (float) (SIZE / 2.0 - ink.getCenterX()), (float) (SIZE / 2.0 - ink.getCenterY()));
    }

    private static byte[] framed(byte[] png) {
        return ByteBuffer.allocate(HEADER + png.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1)
                .put((byte) SIZE)
                .put((byte) SIZE)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 32)
                .putInt(png.length)
                .putInt(HEADER)
                .put(png)
                .array();
    }
}
