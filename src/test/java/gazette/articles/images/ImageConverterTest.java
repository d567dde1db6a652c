package gazette.articles.images;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.TestImages;
import gazette.articles.images.ImageConverter.Converted;
import gazette.articles.images.ImageConverter.Unconvertible;
import gazette.sources.http.ConnectionCounter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageConverterTest {
    private static Converted converted(byte[] bytes) {
        return (Converted) ImageConverter.convert(bytes);
    }

    private static Converted convertedSvg(String svg) {
        return converted(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static String problem(byte[] bytes) {
        return ((Unconvertible) ImageConverter.convert(bytes)).problem();
    }

    private static BufferedImage pixels(Converted converted) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(converted.bytes()));
    }

    private static byte[] webp(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/pictures", name + ".webp"));
    }

    @ParameterizedTest
    @CsvSource({"png, png", "jpeg, jpg"})
    void anImageThatEveryMailProgramShowsStaysAsItIs(String format, String extension) {
        byte[] bytes = TestImages.picture(format, 1200, 40);
        Converted converted = converted(bytes);
        assertThat(converted.bytes()).isSameAs(bytes);
        assertThat(converted.image().name()).matches("[a-z2-7]{26}\\." + extension);
        assertThat(converted.image().width()).isEqualTo(1200);
        assertThat(converted.image().height()).isEqualTo(40);
    }

    @Test
    void anImageWiderThanTwoLettersIsScaled() throws IOException {
        Converted converted = converted(TestImages.picture("jpeg", 5000, 2500));
        assertThat(converted.image().name()).endsWith(".jpg");
        assertThat(converted.image().width()).isEqualTo(1200);
        assertThat(converted.image().height()).isEqualTo(600);
        assertThat(pixels(converted).getWidth()).isEqualTo(1200);
        assertThat(pixels(converted).getRGB(100, 300) & 0xFF0000).isGreaterThan(0xF00000);
        assertThat(pixels(converted).getRGB(1100, 300) & 0xFF).isGreaterThan(0xF0);
    }

    @Test
    void transparentPixelsStayTransparent() throws IOException {
        Converted converted = converted(TestImages.halfTransparent(2000, 100));
        assertThat(converted.image().name()).endsWith(".png");
        assertThat(pixels(converted).getRGB(1100, 30) >>> 24).isZero();
        assertThat(pixels(converted).getRGB(100, 30)).isEqualTo(0xFFFF0000);
    }

    @Test
    void webpBecomesJpegOrPng() throws IOException {
        Converted large = converted(webp("large-and-opaque"));
        assertThat(large.image().name()).endsWith(".jpg");
        assertThat(large.image().width()).isEqualTo(1200);
        assertThat(large.image().height()).isEqualTo(675);
        Converted small = converted(webp("small-and-half-transparent"));
        assertThat(small.image().name()).endsWith(".png");
        assertThat(pixels(small).getRGB(30, 10) >>> 24).isZero();
    }

    @Test
    void anSvgIsShownAtItsOwnSizeWithTwiceThePixels() throws IOException {
        Converted converted = convertedSvg("""
                <?xml version="1.0"?><!-- a house -->
                <svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">
                <rect width="150" height="100" fill="#f00"/></svg>""");
        assertThat(converted.image().name()).endsWith(".png");
        assertThat(converted.image().width()).isEqualTo(300);
        assertThat(converted.image().height()).isEqualTo(100);
        assertThat(pixels(converted).getWidth()).isEqualTo(600);
        assertThat(pixels(converted).getRGB(100, 100)).isEqualTo(0xFFFF0000);
        assertThat(pixels(converted).getRGB(500, 100) >>> 24).isZero();
    }

    @Test
    void anSvgLoadsNoFile() throws IOException {
        Path secret = Path.of("seeds/images/cover-lamp-desk.png").toAbsolutePath();
        Converted converted =
                convertedSvg("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><image href=\""
                        + secret.toUri() + "\" width=\"10\" height=\"10\"/></svg>");
        assertThat(pixels(converted).getRGB(10, 10) >>> 24).isZero();
    }

    @Test
    void anSvgConnectsToNoServer() throws IOException {
        try (var connectionCounter = new ConnectionCounter()) {
            String url = "http://127.0.0.1:" + connectionCounter.port() + "/";
            convertedSvg("""
                    <?xml version="1.0"?><?xml-stylesheet href="THERE" type="text/css"?>
                    <!DOCTYPE svg SYSTEM "THERE">
                    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
                    <style>@import url(THERE); @font-face {font-family: x; src: url(THERE)} rect {fill: url(THERE)}</style>
                    <image href="THERE" width="9" height="9"/><image xlink:href="THERE" width="9" height="9"/>
                    <use href="THEREa#b"/><rect width="9" height="9" fill="url(THERE#a)" filter="url(THERE#f)"/>
                    <filter id="f"><feImage href="THERE"/></filter><rect width="9" height="9" filter="url(#f)"/>
                    <script href="THERE">fetch("THERE")</script><text font-family="x">a</text></svg>
                    """.replace("THERE", url));
            assertThat(connectionCounter.visits()).isZero();
        }
    }

    @Test
    void anSvgWithNestedReferencesIsRefusedAtOnce() {
        var bomb = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>");
        for (int i = 1; i < 10; i++) {
            String again = "<use href=\"#a" + (i - 1) + "\"/>";
            bomb.append("<g id=\"a")
                    .append(i)
                    .append("\">")
                    .append(again.repeat(10))
                    .append("</g>");
        }
        assertThat(problem((bomb + "</svg>").getBytes(StandardCharsets.UTF_8))).contains("too much to draw");
        String circle = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"a\"><use href=\"#a\"/></g></svg>";
        assertThat(problem(circle.getBytes(StandardCharsets.UTF_8))).contains("too much to draw");
    }

    @Test
    void anSvgWithOrdinaryReferencesIsDrawn() throws IOException {
        Converted converted = convertedSvg("""
                <svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">
                <defs><linearGradient id="g"><stop stop-color="#0f0"/></linearGradient><rect id="r" width="50" height="50"/></defs>
                <style>.a {fill: url(#g)}</style><use href="#r" class="a"/></svg>""");
        assertThat(pixels(converted).getRGB(20, 20)).isEqualTo(0xFF00FF00);
    }

    @Test
    void anSvgWithEntitiesIsRefused() {
        String bomb =
                "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a;</text></svg>";
        assertThat(ImageConverter.convert(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unconvertible.class);
        String late = "<svg xmlns=\"http://www.w3.org/2000/svg\"><!ENTITY a \"b\"></svg>";
        assertThat(ImageConverter.convert(late.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unconvertible.class);
    }

    @Test
    void aSmallAnimationStaysAsItIs() {
        byte[] small = TestImages.animation(100, 50, false);
        assertThat(converted(small).bytes()).isSameAs(small);
        assertThat(converted(small).image().name()).endsWith(".gif");
    }

    @Test
    void aLargeAnimationBecomesItsFirstFrame() throws IOException {
        byte[] large = TestImages.animation(1000, 700, true);
        assertThat(large).hasSizeGreaterThan(ImageConverter.MAX_ANIMATION);
        assertThat(converted(large).image().name()).doesNotEndWith(".gif");
        assertThat(pixels(converted(large)).getWidth()).isEqualTo(1000);
    }

    @Test
    void aStillGifBecomesPng() {
        assertThat(converted(TestImages.picture("gif", 30, 20)).image().name()).endsWith(".png");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 8})
    void aRotatedPhotographIsSetUpright(int orientation) throws IOException {
        Converted converted = converted(TestImages.rotated(orientation, 400, 200));
        int width = orientation == 3 ? 400 : 200;
        assertThat(converted.image().width()).isEqualTo(width);
        BufferedImage pixels = pixels(converted);
        boolean blueFirst = (pixels.getRGB(10, 10) & 0xFF) > 0xE0;
        assertThat(blueFirst).isEqualTo(orientation != 6);
    }

    @Test
    void anImageOfOnePixelInHeightIsScaled() {
        ArticleImage image = converted(TestImages.picture("png", 5000, 1)).image();
        assertThat(image.width()).isEqualTo(1200);
        assertThat(image.height()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1201, 1999, 2401, 5000})
    void scalingKeepsTheEdgesOfAnImage(int width) throws IOException {
        BufferedImage pixels = pixels(converted(TestImages.picture("png", width, width / 2)));
        assertThat(pixels.getRGB(0, 0) & 0xFF0000).isGreaterThan(0xF00000);
        assertThat(pixels.getRGB(1199, pixels.getHeight() - 1) & 0xFF).isGreaterThan(0xF0);
    }

    @Test
    void halfTransparentEdgesKeepTheirColor() throws IOException {
        var image = new BufferedImage(3000, 30, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, x < 1501 ? 0xFFFF0000 : 0x0000FF00);
            }
        }
        BufferedImage pixels = pixels(converted(EncodedImage.png(image)));
        for (int x = 0; x < pixels.getWidth(); x++) {
            assertThat(pixels.getRGB(x, 6) & 0xFF00).isZero();
        }
    }

    @Test
    void anImageOfTooManyPixelsIsRefusedByItsHeader() {
        byte[] png = TestImages.picture("png", 10, 10);
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertThat(problem(png)).isEqualTo("has more than 64 million pixels");
    }

    @Test
    void aBrokenImageIsRefused() {
        byte[] png = TestImages.picture("png", 300, 300);
        assertThat(problem(Arrays.copyOf(png, png.length / 2))).startsWith("is broken");
        assertThat(problem("<html><svg></svg></html>".getBytes(StandardCharsets.UTF_8)))
                .startsWith("is none of");
        assertThat(problem(new byte[0])).startsWith("is none of");
    }
}
