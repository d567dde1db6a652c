package gazette.articles.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gazette.articles.TestImages;
import gazette.articles.images.ImageConverter.Converted;
import gazette.articles.images.ImageConverter.Unconvertible;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures that tell more than they show, and pictures that ask for more work than they are worth.
class HostileImageTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"600\">%s</svg>";

    /// A radius or a dash, a filter, a pattern, a text, a path, layers, nesting, a style sheet.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<filter id='f'><feGaussianBlur stdDeviation='1000'/></filter><rect width='9' height='9' filter='url(#f)'/>",
                "<filter id='f'><feGaussianBlur stdDeviation='1e9'/></filter><rect width='9' height='9' filter='url(#f)'/>",
                "<filter id='f'><feMorphology radius='2000'/></filter><rect width='9' height='9' style='filter: url(#f)'/>",
                "<filter id='f'><feTurbulence numOctaves='100000'/></filter><g filter='url(#f)'><rect/></g>",
                "<filter id='f'><feConvolveMatrix order='500'/></filter><g filter='url(#f)'><rect/></g>",
                "<filter id='f'>FILTER</filter><rect width='9' height='9' filter='url(#f)'/>",
                "<path d='M0 0H600' stroke='#000' stroke-dasharray='0.00001'/>",
                "<path d='M0 0H99999999' stroke='#000' stroke-dasharray='1'/>",
                "<path d='m0 0h9999999h9999999' stroke='#000' style='stroke-dasharray: 1 2'/>",
                "<path d='M0 0H600' pathLength='10000000' stroke='#000' stroke-dasharray='1'/>",
                "<style>path {stroke-dasharray: .0001}</style><path d='M0 0L600 600' stroke='#000'/>",
                "<g stroke-dasharray='.0001' stroke='#000'><circle r='500'/></g>",
                "<g stroke-dasharray='.0001' stroke='#000'><polyline points='0,0 9,9 500,500'/></g>",
                "<defs><rect id='r' width='600' height='600'/></defs><use href='#r' stroke='#000' stroke-dasharray='.001'/>",
                "<line x2='100%' stroke='#000' stroke-dasharray='.00001'/>",
                "<pattern id='p' width='100000' height='100000' patternUnits='userSpaceOnUse'><rect/></pattern>"
                        + "<rect width='600' height='600' fill='url(#p)'/>",
                "<mask id='m'><rect width='9' height='9'/></mask><g mask='url(#m)'>MASKED</g>",
                "<text y='50'>TEXT</text>",
                "<path d='M0 0PATH' stroke='#000'/>",
                "<defs><path id='p' d='M0 0SHORT'/></defs>USES",
                "LAYERS",
                "<style>g {opacity: .5}</style>GROUPS",
                "NESTED",
                "<style>STYLES</style>SHAPES",
            })
    void anSvgThatIsTooMuchWorkIsRefusedBeforeItIsDrawn(String drawing) {
        String svg = SVG.formatted(drawing.replace('\'', '"')
                .replace("FILTER", "<feGaussianBlur stdDeviation=\"9\"/>".repeat(200))
                .replace("MASKED", "<rect width=\"600\" height=\"600\" mask=\"url(#m)\"/>".repeat(300))
                .replace("TEXT", "abcdefgh ".repeat(200_000))
                .replace("PATH", "L600 3L1 5 ".repeat(150_000))
                .replace("SHORT", "L600 3L1 5 ".repeat(1000))
                .replace("USES", "<use href=\"#p\"/>".repeat(500))
                .replace("LAYERS", "<g opacity=\".5\"><rect width=\"600\" height=\"600\"/></g>".repeat(500))
                .replace("GROUPS", "<g><rect width=\"600\" height=\"600\"/></g>".repeat(500))
                .replace("NESTED", "<g>".repeat(20_000) + "</g>".repeat(20_000))
                .replace("STYLES", "a b c d {fill: red}".repeat(60_000))
                .replace("SHAPES", "<rect/>".repeat(2000)));
        assertTimeoutPreemptively(
                LONG_ENOUGH,
                () -> assertThat(problem(svg.getBytes(StandardCharsets.UTF_8))).contains("too much to draw"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<path d='M0 0H600V600' stroke='#f00' stroke-dasharray='4 2'/>",
                "<path d='M10 10c5 5 5 5 9 9s1 1 2 2a5 5 0 0 1 9 9z' stroke='#f00' style='stroke-dasharray: 1'/>",
                "<filter id='f'><feGaussianBlur stdDeviation='4'/></filter><rect width='90' height='90' filter='url(#f)'/>",
                "<g opacity='.5'><rect width='90' height='90' fill='#f00'/></g><text y='50'>A caption of the usual length</text>",
                "<pattern id='p' width='10' height='10' patternUnits='userSpaceOnUse'><rect width='5' height='5'/></pattern>"
                        + "<rect width='600' height='600' fill='url(#p)'/>",
            })
    void anOrdinarySvgIsDrawn(String drawing) {
        assertThat(converted(SVG.formatted(drawing.replace('\'', '"')).getBytes(StandardCharsets.UTF_8))
                        .image()
                        .width())
                .isEqualTo(600);
    }

    @Test
    void aTallSvgHasFewerPixelsThanItAsksFor() throws IOException {
        String svg = SVG.formatted("<rect width=\"9\" height=\"9\"/>").replace("height=\"600\"", "height=\"9999\"");
        BufferedImage pixels = pixels(converted(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat((long) pixels.getWidth() * pixels.getHeight()).isLessThan(8_100_000);
        String taller = SVG.formatted("<rect/>").replace("height=\"600\"", "height=\"63000\"");
        assertThat(problem(taller.getBytes(StandardCharsets.UTF_8))).contains("too tall");
    }

    @Test
    void aTallPictureIsScaled() {
        ArticleImage image = converted(TestImages.picture("png", 100, 12_000)).image();
        assertThat(image.height()).isEqualTo(ImageConverter.MAX_HEIGHT);
        assertThat(image.width()).isEqualTo(83);
    }

    @Test
    void aPhotographLosesWhatItTellsAndKeepsItsColours() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] plain = TestImages.picture("jpeg", 300, 200);
        byte[] told = inserted(
                plain,
                segment(0xE1, "Exif\0\0II*\0 GPS 52.5 13.4"),
                segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>exif:GPSLatitude</x:xmpmeta>"),
                segment(0xED, "Photoshop 3.0\0 by-line"),
                segment(0xFE, "a comment"),
                profile(profile),
                segment(0xE2, "MPF\0 GPS"));
        byte[] behind = concatenated(told, "GPS behind the end".getBytes(StandardCharsets.ISO_8859_1));
        Converted converted = converted(behind);
        assertTellsNothing(converted.bytes());
        assertThat(text(converted.bytes())).contains("ICC_PROFILE");
        assertThat(converted.bytes()).isEqualTo(inserted(plain, profile(profile)));
        assertThat(pixels(converted).getRGB(10, 10)).isEqualTo(pixels(told).getRGB(10, 10));
    }

    /// Rotated, or too wide: it is written anew.
    @ParameterizedTest
    @CsvSource({"6, 400, 200", "3, 400, 200", "1, 3000, 1000"})
    void aPhotographThatIsWrittenAnewKeepsItsProfile(int orientation, int width, int height) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] told = inserted(TestImages.rotated(orientation, width, height), profile(profile));
        Converted converted = converted(told);
        assertTellsNothing(converted.bytes());
        assertThat(text(converted.bytes())).contains("ICC_PROFILE");
        assertThat(converted.image().width()).isEqualTo(orientation == 6 ? height : Math.min(width, 1200));
        BufferedImage before = pixels(told);
        BufferedImage after = pixels(converted);
        int corner = orientation == 1 ? before.getRGB(9, 9) : before.getRGB(width - 9, height - 9);
        int other = orientation == 6 ? before.getRGB(9, height - 9) : corner;
        assertThat((after.getRGB(9, 9) >> 20) & 0xF0F).isEqualTo((other >> 20) & 0xF0F);
    }

    @Test
    void aPngLosesWhatItTells() throws IOException {
        byte[] plain = TestImages.picture("png", 30, 20);
        var told = new ByteArrayOutputStream();
        int end = plain.length - 12;
        told.write(plain, 0, 33);
        told.write(chunk("eXIf", "II*\0GPS"));
        told.write(chunk("tEXt", "Author\0GPS"));
        told.write(chunk("zTXt", "GPS\0\0x"));
        told.write(chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>GPS</x:xmpmeta>"));
        told.write(chunk("tIME", "1234567"));
        told.write(chunk("gPSx", "GPS"));
        told.write(plain, 33, end - 33);
        told.write(plain, end, 12);
        told.write("GPS behind the end".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(converted(told.toByteArray()).bytes()).isEqualTo(plain);
    }

    @Test
    void anAnimationLosesWhatItTells() throws IOException {
        byte[] plain = TestImages.animation(40, 30, false);
        var told = new ByteArrayOutputStream();
        told.write(plain, 0, plain.length - 1);
        told.write(new byte[] {0x21, (byte) 0xFE, 3, 'G', 'P', 'S', 0});
        told.write(new byte[] {
            0x21, (byte) 0xFF, 11, 'X', 'M', 'P', ' ', 'D', 'a', 't', 'a', 'X', 'M', 'P', 3, 'G', 'P', 'S', 0
        });
        told.write(new byte[] {0x3B, 'G', 'P', 'S'});
        assertThat(converted(told.toByteArray()).bytes()).isEqualTo(plain);
    }

    /// A few bytes a frame, and each as large as a wall.
    @Test
    void anAnimationOfTooManyPixelsBecomesItsFirstFrame() throws IOException {
        byte[] small = TestImages.animation(40, 30, false);
        small[6] = (byte) 0xFF;
        small[7] = 0x7F;
        small[8] = (byte) 0xFF;
        small[9] = 0x7F;
        assertThat(new GifFile(small).pixels()).isGreaterThan(ImageConverter.MAX_ANIMATION_PIXELS);
        assertThat(converted(small).image().name()).doesNotEndWith(".gif");
    }

    @Test
    void aPhotographOfEndlessScansIsRefused() throws IOException {
        byte[] plain = TestImages.picture("jpeg", 30, 20);
        var scans = new ByteArrayOutputStream();
        scans.write(plain, 0, plain.length - 2);
        for (int i = 0; i < 200; i++) {
            scans.write(segment(0xDA, "\1\1\0\0\77\0"));
        }
        scans.write(plain, plain.length - 2, 2);
        assertThat(problem(scans.toByteArray())).contains("more than 100 scans");
    }

    /// Each is cut off everywhere: it is converted or refused, and nothing else happens.
    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
    void aPictureThatIsCutOffAnywhereIsOneOrTheOther(String format) {
        byte[] whole = TestImages.picture(format, 20, 10);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(ImageConverter.convert(part)).isNotNull();
        }
    }

    private static void assertTellsNothing(byte[] bytes) {
        assertThat(text(bytes)).doesNotContain("GPS", "Exif", "xmpmeta", "Photoshop", "comment", "MPF");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] inserted(byte[] jpeg, byte[]... segments) throws IOException {
        boolean hasJfif = jpeg[3] == (byte) 0xE0;
        int at = hasJfif ? 4 + (((jpeg[4] & 0xFF) << 8) | (jpeg[5] & 0xFF)) : 2;
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, at);
        for (byte[] segment : segments) {
            out.write(segment);
        }
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    private static byte[] segment(int marker, String text) {
        return segment(marker, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(data.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    private static byte[] profile(byte[] data) {
        byte[] name = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        return segment(0xE2, concatenated(name, data));
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    private static byte[] chunk(String type, String text) {
        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] named = concatenated(type.getBytes(StandardCharsets.ISO_8859_1), data);
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    private static Converted converted(byte[] bytes) {
        return (Converted) ImageConverter.convert(bytes);
    }

    private static String problem(byte[] bytes) {
        return ((Unconvertible) ImageConverter.convert(bytes)).problem();
    }

    private static BufferedImage pixels(Converted converted) throws IOException {
        return pixels(converted.bytes());
    }

    private static BufferedImage pixels(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
