package gazette.articles.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.sun.management.ThreadMXBean;
import gazette.articles.TestImages;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExifOrientationTest {
    private static final byte[] JPEG = TestImages.picture("jpeg", 20, 10);

    private static int orientation(byte[] exif) {
        return ExifOrientation.of(TestImages.withExif(exif, JPEG)).value();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrientationIsRead(int value) {
        assertThat(orientation(TestImages.exif(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 0xFFFF})
    void anUnknownOrientationIsUpright(int value) {
        assertThat(orientation(TestImages.exif(value))).isEqualTo(1);
    }

    @Test
    void anImageWithoutExifIsUpright() {
        assertThat(ExifOrientation.of(JPEG).isUpright()).isTrue();
        assertThat(ExifOrientation.of(new byte[0]).isUpright()).isTrue();
    }

    @Test
    void theOrientationIsReadBeforeALongNoteOfTheCamera() {
        ByteBuffer tiff = ByteBuffer.allocate(40_000).put(TestImages.exif(6));
        // A second entry: the Exif directory, at 1000, with one long note that goes beyond what is looked at.
        tiff.putShort(8, (short) 2).position(22);
        tiff.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(1000).putInt(39_000);
        tiff.position(1000);
        tiff.putShort((short) 1)
                .putShort((short) 0x927C)
                .putShort((short) 7)
                .putInt(30_000)
                .putInt(1020);
        assertThat(orientation(tiff.array())).isEqualTo(6);
    }

    /// The library would copy a value of 60 kB for each of 5000 entries.
    @Test
    void manyEntriesWithTheSameLongValueDoNoHarm() {
        ByteBuffer tiff = ByteBuffer.allocate(65_000).put(TestImages.exif(6));
        int entries = 5000;
        tiff.putShort(8, (short) entries).position(22);
        for (int i = 1; i < entries; i++) {
            tiff.putShort((short) 1000).putShort((short) 8).putInt(30_000).putInt(8);
        }
        long before = allocated();
        orientation(tiff.array());
        assertThat(allocated() - before).isLessThan(20_000_000);
    }

    /// The library would allocate two gigabytes, because it adds offset and length without looking for an overflow.
    @Test
    void anOffsetBeyondAllBytesDoesNoHarm() {
        ByteBuffer tiff = ByteBuffer.allocate(60).put(new byte[] {'M', 'M', 0, 43, 0, 8, 0, 0});
        tiff.putLong(16).putLong(1).putShort((short) 1000).putShort((short) 7).putLong(Integer.MAX_VALUE - 8L);
        tiff.putLong(Long.MAX_VALUE);
        long before = allocated();
        assertThat(orientation(tiff.array())).isEqualTo(1);
        assertThat(allocated() - before).isLessThan(20_000_000);
    }

    /// The library looks for the end of each segment's name, which here comes at the end of the file only.
    @Test
    void segmentsWithoutNamesTakeNoTime() {
        byte[] jpeg = new byte[20_000_000];
        Arrays.fill(jpeg, (byte) 1);
        ByteBuffer bytes = ByteBuffer.wrap(jpeg).putShort((short) 0xFFD8);
        while (bytes.remaining() > 260) {
            bytes.putShort((short) 0xFFE2).putShort((short) 0x0101).position(bytes.position() + 0x0101 - 2);
        }
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(ExifOrientation.of(jpeg).isUpright()).isTrue());
    }

    @Test
    void brokenHeadersDoNoHarm() {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            byte[] jpeg = TestImages.rotated(6, 20, 10);
            for (int k = 0; k < 4; k++) {
                jpeg[2 + random.nextInt(40)] = (byte) random.nextInt();
            }
            assertThat(ExifOrientation.of(Arrays.copyOf(jpeg, 2 + random.nextInt(100)))
                            .value())
                    .isBetween(1, 8);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
