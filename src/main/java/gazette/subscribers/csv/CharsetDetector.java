package gazette.subscribers.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Guesses which encoding a file of text is in, from all of its bytes: the first name with an accent may stand in its
/// last line. A byte order mark tells; then bytes that are valid as UTF-8 are that; else Chinese characters come as
/// pairs of high bytes, and letters with accents stand alone.
final class CharsetDetector {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int HEAD = 4096;

    private long whole;
    private long broken;
    private long pairs;
    private long alone;

    private CharsetDetector() {}

    static Charset of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            in.reset();
            Charset wide = wide(head);
            return wide.equals(StandardCharsets.UTF_8) ? new CharsetDetector().read(in) : wide;
        }
    }

    /// One of the UTF-16, if it is one; else UTF-8 stands for all that is not.
    private static Charset wide(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            even += head[i] == 0 && i % 2 == 0 ? 1 : 0;
            odd += head[i] == 0 && i % 2 == 1 ? 1 : 0;
        }
        // The address and its heading are in ASCII, each letter with a zero beside it.
        int many = head.length / 10;
        if (odd > many && odd > 4 * even) {
            return StandardCharsets.UTF_16LE;
        }
        return even > many && even > 4 * odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private Charset read(InputStream in) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int pending = 0;
        int high = 0;
        for (int size = in.read(bytes); size >= 0; size = in.read(bytes)) {
            for (int i = 0; i < size; i++) {
                int b = bytes[i] & 0xff;
                pending = follow(pending, b);
                high = pair(high, b);
            }
        }
        if (broken == 0 || whole > broken) {
            // One broken character does not make another encoding of a file.
            return StandardCharsets.UTF_8;
        }
        return pairs > alone ? GB18030 : WINDOWS_1252;
    }

    /// @param pending how many bytes of a character of UTF-8 are still to come
    private int follow(int pending, int b) {
        if (pending > 0) {
            if (b >= 0x80 && b < 0xc0) {
                whole += pending == 1 ? 1 : 0;
                return pending - 1;
            }
            broken++;
        }
        if (b < 0x80) {
            return 0;
        }
        if (b < 0xc2 || b > 0xf4) {
            broken++;
            return 0;
        }
        return b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    }

    /// @param high the first byte of what may be a pair; 0 if there is none
    private int pair(int high, int b) {
        if (high == 0) {
            return b >= 0x81 && b <= 0xfe ? b : 0;
        }
        if (b >= 0xa1 && high >= 0xa1) {
            pairs++;
        } else {
            alone++;
        }
        return 0;
    }
}
