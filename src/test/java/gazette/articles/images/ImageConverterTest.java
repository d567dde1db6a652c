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
    private static Converted developed(byte[] bytes) {
        return (Converted) ImageConverter.convert(bytes);
    }

    private static Converted drawn(String svg) {
        return developed(svg.getBytes(StandardCharsets.UTF_8));
    }

    private static String spoilt(byte[] bytes) {
        return ((Unconvertible) ImageConverter.convert(bytes)).problem();
    }

    private static BufferedImage seen(Converted developed) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(developed.bytes()));
    }

    private static byte[] webp(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/pictures", name + ".webp"));
    }

    @ParameterizedTest
    @CsvSource({"png, png", "jpeg, jpg"})
    void whatEveryClientShowsStaysAsItIs(String format, String extension) {
        byte[] bytes = TestImages.picture(format, 1200, 40);
        Converted developed = developed(bytes);
        assertThat(developed.bytes()).isSameAs(bytes);
        assertThat(developed.image().name()).matches("[a-z2-7]{26}\\." + extension);
        assertThat(developed.image().width()).isEqualTo(1200);
        assertThat(developed.image().height()).isEqualTo(40);
    }

    @Test
    void whatIsWiderThanTwoLettersIsScaled() throws IOException {
        Converted developed = developed(TestImages.picture("jpeg", 5000, 2500));
        assertThat(developed.image().name()).endsWith(".jpg");
        assertThat(developed.image().width()).isEqualTo(1200);
        assertThat(developed.image().height()).isEqualTo(600);
        assertThat(seen(developed).getWidth()).isEqualTo(1200);
        assertThat(seen(developed).getRGB(100, 300) & 0xFF0000).isGreaterThan(0xF00000);
        assertThat(seen(developed).getRGB(1100, 300) & 0xFF).isGreaterThan(0xF0);
    }

    @Test
    void whatIsClearStaysClear() throws IOException {
        Converted developed = developed(TestImages.halfClear(2000, 100));
        assertThat(developed.image().name()).endsWith(".png");
        assertThat(seen(developed).getRGB(1100, 30) >>> 24).isZero();
        assertThat(seen(developed).getRGB(100, 30)).isEqualTo(0xFFFF0000);
    }

    @Test
    void webpBecomesAPictureForAll() throws IOException {
        Converted large = developed(webp("large-and-opaque"));
        assertThat(large.image().name()).endsWith(".jpg");
        assertThat(large.image().width()).isEqualTo(1200);
        assertThat(large.image().height()).isEqualTo(675);
        Converted small = developed(webp("small-and-half-transparent"));
        assertThat(small.image().name()).endsWith(".png");
        assertThat(seen(small).getRGB(30, 10) >>> 24).isZero();
    }

    @Test
    void aDrawingIsShownAtItsOwnSizeWithTwiceTheDots() throws IOException {
        Converted developed = drawn("""
                <?xml version="1.0"?><!-- a house -->
                <svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">
                <rect width="150" height="100" fill="#f00"/></svg>""");
        assertThat(developed.image().name()).endsWith(".png");
        assertThat(developed.image().width()).isEqualTo(300);
        assertThat(developed.image().height()).isEqualTo(100);
        assertThat(seen(developed).getWidth()).isEqualTo(600);
        assertThat(seen(developed).getRGB(100, 100)).isEqualTo(0xFFFF0000);
        assertThat(seen(developed).getRGB(500, 100) >>> 24).isZero();
    }

    @Test
    void aDrawingLoadsNothing() throws IOException {
        Path secret = Path.of("seeds/images/cover-lamp-desk.png").toAbsolutePath();
        Converted developed =
                drawn("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><image href=\""
                        + secret.toUri() + "\" width=\"10\" height=\"10\"/></svg>");
        assertThat(seen(developed).getRGB(10, 10) >>> 24).isZero();
    }

    @Test
    void aDrawingAsksNobody() throws IOException {
        try (var connectionCounter = new ConnectionCounter()) {
            String there = "http://127.0.0.1:" + connectionCounter.port() + "/";
            drawn("""
                    <?xml version="1.0"?><?xml-stylesheet href="THERE" type="text/css"?>
                    <!DOCTYPE svg SYSTEM "THERE">
                    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
                    <style>@import url(THERE); @font-face {font-family: x; src: url(THERE)} rect {fill: url(THERE)}</style>
                    <image href="THERE" width="9" height="9"/><image xlink:href="THERE" width="9" height="9"/>
                    <use href="THEREa#b"/><rect width="9" height="9" fill="url(THERE#a)" filter="url(THERE#f)"/>
                    <filter id="f"><feImage href="THERE"/></filter><rect width="9" height="9" filter="url(#f)"/>
                    <script href="THERE">fetch("THERE")</script><text font-family="x">a</text></svg>
                    """.replace("THERE", there));
            assertThat(connectionCounter.visits()).isZero();
        }
    }

    @Test
    void aDrawingThatMultipliesIsRefusedAtOnce() {
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
        assertThat(spoilt((bomb + "</svg>").getBytes(StandardCharsets.UTF_8))).contains("too much to draw");
        String circle = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"a\"><use href=\"#a\"/></g></svg>";
        assertThat(spoilt(circle.getBytes(StandardCharsets.UTF_8))).contains("too much to draw");
    }

    @Test
    void ordinaryReferencesAreDrawn() throws IOException {
        Converted developed = drawn("""
                <svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">
                <defs><linearGradient id="g"><stop stop-color="#0f0"/></linearGradient><rect id="r" width="50" height="50"/></defs>
                <style>.a {fill: url(#g)}</style><use href="#r" class="a"/></svg>""");
        assertThat(seen(developed).getRGB(20, 20)).isEqualTo(0xFF00FF00);
    }

    @Test
    void aDrawingWithEntitiesIsRefused() {
        String bomb =
                "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a;</text></svg>";
        assertThat(ImageConverter.convert(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unconvertible.class);
        String late = "<svg xmlns=\"http://www.w3.org/2000/svg\"><!ENTITY a \"b\"></svg>";
        assertThat(ImageConverter.convert(late.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Unconvertible.class);
    }

    @Test
    void aSmallAnimationStaysOne() {
        byte[] small = TestImages.animation(100, 50, false);
        assertThat(developed(small).bytes()).isSameAs(small);
        assertThat(developed(small).image().name()).endsWith(".gif");
    }

    @Test
    void aLargeAnimationBecomesItsFirstFrame() throws IOException {
        byte[] large = TestImages.animation(1000, 700, true);
        assertThat(large).hasSizeGreaterThan(ImageConverter.MAX_ANIMATION);
        assertThat(developed(large).image().name()).doesNotEndWith(".gif");
        assertThat(seen(developed(large)).getWidth()).isEqualTo(1000);
    }

    @Test
    void aStillGifBecomesPng() {
        assertThat(developed(TestImages.picture("gif", 30, 20)).image().name()).endsWith(".png");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 8})
    void aPhotographIsSetUpright(int orientation) throws IOException {
        Converted developed = developed(TestImages.turned(orientation, 400, 200));
        int width = orientation == 3 ? 400 : 200;
        assertThat(developed.image().width()).isEqualTo(width);
        BufferedImage seen = seen(developed);
        boolean blueFirst = (seen.getRGB(10, 10) & 0xFF) > 0xE0;
        assertThat(blueFirst).isEqualTo(orientation != 6);
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        byte[] png = TestImages.picture("png", 10, 10);
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertThat(spoilt(png)).isEqualTo("has more than 64 million pixels");
    }

    @Test
    void whatIsBrokenIsRefused() {
        byte[] png = TestImages.picture("png", 300, 300);
        assertThat(spoilt(Arrays.copyOf(png, png.length / 2))).startsWith("is broken");
        assertThat(spoilt("<html><svg></svg></html>".getBytes(StandardCharsets.UTF_8)))
                .startsWith("is none of");
        assertThat(spoilt(new byte[0])).startsWith("is none of");
    }
}
