package gazette.articles.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Goes through the blocks of a GIF file (GIF 89a), so that frames can be counted without decoding them, and what is
/// not part of the picture can be left out: comments, texts, XMP, and whatever follows the end.
final class GifFile {
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int FRAME_HEADER = 10;
    /// How often an animation is repeated.
    private static final Set<String> REPETITION = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private final byte[] bytes;
    private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
    private int frames;

    /// Reads the blocks.
    ///
    /// @throws IOException if it is broken
    GifFile(byte[] bytes) throws IOException {
        this.bytes = bytes;
        int at = HEADER + colours(octet(HEADER - 3));
        picture.write(bytes, 0, Math.min(at, bytes.length));
        while (at < bytes.length && octet(at) != TRAILER) {
            int end = end(at);
            if (isPicture(at)) {
                picture.write(bytes, at, end - at);
            }
            frames += octet(at) == FRAME ? 1 : 0;
            at = end;
        }
        picture.write(TRAILER);
    }

    boolean isAnimated() {
        return frames > 1;
    }

    /// Returns the pixels of all frames together, each as large as the picture.
    long pixels() throws IOException {
        long width = octet(6) | (octet(7) << 8);
        long height = octet(8) | (octet(9) << 8);
        return frames * width * height;
    }

    /// Returns the file without what is not part of the picture; the same array if there is no such thing.
    byte[] stripped() {
        return picture.size() == bytes.length ? bytes : picture.toByteArray();
    }

    private boolean isPicture(int at) throws IOException {
        if (octet(at) == FRAME || octet(at + 1) == GRAPHIC_CONTROL) {
            return true;
        }
        return octet(at + 1) == APPLICATION
                && at + 14 <= bytes.length
                && REPETITION.contains(new String(bytes, at + 3, 11, StandardCharsets.ISO_8859_1));
    }

    private int end(int at) throws IOException {
        int data = switch (octet(at)) {
            case EXTENSION -> at + 2;
            case FRAME -> at + FRAME_HEADER + colours(octet(at + FRAME_HEADER - 1)) + 1;
            default -> throw new IOException("no block where one should be");
        };
        while (octet(data) != 0) {
            data += octet(data) + 1;
        }
        return data + 1;
    }

    /// Returns the length of the table of colours that a byte announces.
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private int octet(int at) throws IOException {
        if (at >= bytes.length) {
            throw new IOException("ends within a block");
        }
        return bytes[at] & 0xFF;
    }
}
