package gazette.subscribers.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Guesses the encoding of a text file from all its bytes, because the first name with an accent may be in its last
/// line.
///
/// A byte order mark decides. Otherwise bytes that are valid as UTF-8 are UTF-8. Otherwise bytes over 127 that come in
/// pairs are Chinese (GB18030), and single ones are letters with accents (windows-1252).
final class CharsetDetector {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int HEAD_BYTES = 4096;

    private long validCharacters;
    private long invalidBytes;
    private long highPairs;
    private long highSingles;

    private CharsetDetector() {}

    static Charset of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(HEAD_BYTES);
            byte[] head = in.readNBytes(HEAD_BYTES);
            in.reset();
            Charset charset = utf16OrUtf8(head);
            return charset.equals(StandardCharsets.UTF_8) ? new CharsetDetector().read(in) : charset;
        }
    }

    /// Returns UTF-8 for everything that is not UTF-16.
    private static Charset utf16OrUtf8(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        int zerosAtEven = 0;
        int zerosAtOdd = 0;
        for (int i = 0; i < head.length; i++) {
            zerosAtEven += head[i] == 0 && i % 2 == 0 ? 1 : 0;
            zerosAtOdd += head[i] == 0 && i % 2 == 1 ? 1 : 0;
        }
        // The addresses and their heading are ASCII, where every second byte is zero in UTF-16.
        int many = head.length / 10;
        if (zerosAtOdd > many && zerosAtOdd > 4 * zerosAtEven) {
            return StandardCharsets.UTF_16LE;
        }
        return zerosAtEven > many && zerosAtEven > 4 * zerosAtOdd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private Charset read(InputStream in) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int pending = 0;
        int high = 0;
        for (int size = in.read(bytes); size >= 0; size = in.read(bytes)) {
            for (int i = 0; i < size; i++) {
                int b = bytes[i] & 0xff;
                pending = countUtf8(pending, b);
                high = countPairs(high, b);
            }
        }
        if (invalidBytes == 0 || validCharacters > invalidBytes) {
            // A single broken character does not mean another encoding.
            return StandardCharsets.UTF_8;
        }
        return highPairs > highSingles ? GB18030 : WINDOWS_1252;
    }

    /// @param pending how many bytes of a UTF-8 character are still to come
    private int countUtf8(int pending, int b) {
        if (pending > 0) {
            if (b >= 0x80 && b < 0xc0) {
                validCharacters += pending == 1 ? 1 : 0;
                return pending - 1;
            }
            invalidBytes++;
        }
        if (b < 0x80) {
            return 0;
        }
        if (b < 0xc2 || b > 0xf4) {
            invalidBytes++;
            return 0;
        }
        return b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    }

    /// @param high the first byte of what may be a pair; 0 if there is none
    private int countPairs(int high, int b) {
        if (high == 0) {
            return b >= 0x81 && b <= 0xfe ? b : 0;
        }
        if (b >= 0xa1 && high >= 0xa1) {
            highPairs++;
        } else {
            highSingles++;
        }
        return 0;
    }
}
