package gazette.articles.images;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Holds an SVG drawing as pixels. No script runs, nothing that the drawing refers to is loaded, and drawing it is
/// stopped after [#SECONDS].
///
/// @param width the width that it was drawn for; `image` may have twice as many pixels
/// @param height the height that it was drawn for
record RasterizedSvg(BufferedImage image, int width, int height) {
    private static final int MAX_BYTES = 2_000_000;
    private static final int MAX_PIXELS = 8_000_000;
    private static final int MIN_AREA = 100;
    private static final int SECONDS = 10;
    private static final DocumentLimits LIMITS = new DocumentLimits(30, 15, 2000);
    /// Nothing can stop a thread that draws, so a drawing that takes too long holds the others up instead of joining
    /// them.
    private static final Semaphore DRAWING = new Semaphore(1);
    /// Held, because the JDK forgets the level of a logger without references.
    private static final Logger LIBRARY = Logger.getLogger("com.github.weisj.jsvg");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    /// Draws an SVG file.
    ///
    /// @throws IOException if it is invalid, too large, or takes too long
    static RasterizedSvg of(byte[] svg) throws IOException {
        // Nested entities can take up all memory; drawing programs do not need them.
        if (svg.length > MAX_BYTES || new String(svg, StandardCharsets.ISO_8859_1).contains("<!ENTITY")) {
            throw new IOException("too large, or with entities");
        }
        if (!DRAWING.tryAcquire()) {
            throw new IOException("not drawn, because another drawing takes too long");
        }
        var task = new FutureTask<>(() -> drawThenRelease(svg));
        Thread thread = Thread.ofPlatform().daemon().name("drawing").start(task);
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("not drawn within " + SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            thread.interrupt();
        }
    }

    private static RasterizedSvg drawThenRelease(byte[] svg) throws IOException {
        try {
            return draw(svg);
        } finally {
            DRAWING.release();
        }
    }

    private static RasterizedSvg draw(byte[] svg) throws IOException {
        checkCost(svg, MIN_AREA, 1);
        SVGDocument document = load(svg);
        int width = Math.clamp(Math.round(document.size().width), 1, ImageConverter.MAX_WIDTH);
        double shrink = width / Math.max(1.0, document.size().width);
        int height = Math.max(1, (int) Math.round(document.size().height * shrink));
        if (height > ImageConverter.MAX_HEIGHT) {
            throw new IOException("too tall");
        }
        double scale = Math.min(2.0, (double) ImageConverter.MAX_WIDTH / width);
        scale = Math.min(scale, Math.sqrt((double) MAX_PIXELS / width / height));
        int pixelWidth = Math.max(1, (int) Math.round(width * scale));
        int pixelHeight = Math.max(1, (int) Math.round(height * scale));
        checkCost(svg, pixelWidth * pixelHeight, pixelWidth / Math.max(1e-6, document.viewBox().width));
        var image = new BufferedImage(pixelWidth, pixelHeight, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, pixelWidth, pixelHeight));
        graphics.dispose();
        return new RasterizedSvg(image, width, height);
    }

    /// @param pixels of the whole drawing
    /// @param scale pixels for each unit of the drawing
    private static void checkCost(byte[] svg, int pixels, double scale) throws IOException {
        if (SvgCost.of(svg, pixels, scale) >= SvgCost.MAX_COST) {
            throw new IOException("too much to draw");
        }
    }

    private static SVGDocument load(byte[] svg) throws IOException {
        LoaderContext context = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_ALL)
                .documentLimits(LIMITS)
                .build();
        return Optional.ofNullable(
                        new SVGLoader().load(new ByteArrayInputStream(svg), URI.create("about:blank"), context))
                .orElseThrow(() -> new IOException("no drawing"));
    }
}
