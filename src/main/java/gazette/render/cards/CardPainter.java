package gazette.render.cards;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.Arc2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws a title as a PNG of 1200 × 630 pixels. Where no installed font has all its letters, or this machine has no
/// fonts, the picture has the theme's ornament and no words. Safe for many threads.
public final class CardPainter {
    private static final Logger LOG = LoggerFactory.getLogger(CardPainter.class);

    /// Each picture would say the same.
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 80;
    private static final int BAND = 18;
    private static final int NAME_SIZE = 34;
    private static final int TITLE_HEIGHT = 380;

    /// The radii of the ornament, and its size with and without words.
    private static final int[] RINGS = {300, 220, 140};

    private static final double BESIDE_WORDS = 0.6;
    private static final double ALONE = 1.6;

    private CardPainter() {}

    /// Returns the picture.
    public static byte[] paint(TitleCard card) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            ground(graphics, card);
            if (!isDrawn(() -> hasWords(graphics, card))) {
                ground(graphics, card);
                ornament(graphics, card, WIDTH / 2, ALONE);
            }
        } finally {
            graphics.dispose();
        }
        return png(image);
    }

    /// Draws the words and returns whether there was a font for them.
    private static boolean hasWords(Graphics2D graphics, TitleCard card) {
        Optional<Font> font = card.title().isBlank() ? Optional.empty() : CardFonts.find(card.fonts(), card.title());
        font.ifPresent(found -> words(graphics, card, found));
        return font.isPresent();
    }

    /// Draws words and returns whether there was a font for them. Java says by an `Error` that this machine has no
    /// fonts, or not the libraries that read them.
    static boolean isDrawn(BooleanSupplier drawing) {
        try {
            return drawing.getAsBoolean();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (WARNED.compareAndSet(false, true)) {
                LOG.warn("cards_without_words cause=\"{}\"", e.toString());
            }
            return false;
        }
    }

    private static void words(Graphics2D graphics, TitleCard card, Font font) {
        ornament(graphics, card, card.isRightToLeft() ? 0 : WIDTH, BESIDE_WORDS);
        int width = WIDTH - 2 * MARGIN;
        TitleLines title = TitleLines.fit(card.title(), font, width, TITLE_HEIGHT);
        graphics.setColor(colour(card.colours(), "ink"));
        int y = BAND + MARGIN + Math.round(title.font().getSize2D() * 0.85f);
        for (String line : title.lines()) {
            draw(graphics, card, line, title.font(), y);
            y += title.leading();
        }
        CardFonts.find(card.fonts(), card.paper()).ifPresent(name -> name(graphics, card, name));
    }

    private static void name(Graphics2D graphics, TitleCard card, Font font) {
        graphics.setColor(colour(card.colours(), "muted"));
        Font sized = font.deriveFont((float) NAME_SIZE);
        String line = TitleLines.shortened(card.paper(), sized, WIDTH - 2 * MARGIN - RINGS[0]);
        draw(graphics, card, line, sized, HEIGHT - MARGIN + NAME_SIZE / 2);
    }

    private static void draw(Graphics2D graphics, TitleCard card, String line, Font font, int y) {
        if (!line.isBlank()) {
            var layout = new TextLayout(line, font, graphics.getFontRenderContext());
            layout.draw(graphics, card.isRightToLeft() ? WIDTH - MARGIN - layout.getAdvance() : MARGIN, y);
        }
    }

    private static void ground(Graphics2D graphics, TitleCard card) {
        graphics.setColor(colour(card.colours(), "paper"));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(colour(card.colours(), "lamp"));
        graphics.fillRect(0, 0, WIDTH, BAND);
    }

    /// Draws the light of a lamp: half circles within one another, in the colours of the theme.
    private static void ornament(Graphics2D graphics, TitleCard card, int x, double scale) {
        List<String> names = List.of("line", "shade", "lamp");
        for (int i = 0; i < RINGS.length; i++) {
            double radius = RINGS[i] * scale;
            graphics.setColor(colour(card.colours(), names.get(i)));
            graphics.fill(new Arc2D.Double(x - radius, HEIGHT - radius, 2 * radius, 2 * radius, 0, 180, Arc2D.PIE));
        }
    }

    /// Returns one of a theme's colours.
    static Color colour(Map<String, String> colours, String name) {
        try {
            return Color.decode(colours.getOrDefault(name, "#808080"));
        } catch (NumberFormatException e) {
            return Color.GRAY;
        }
    }

    /// Returns a picture as a PNG.
    static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
