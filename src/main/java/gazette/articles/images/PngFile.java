package gazette.articles.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// Goes through the chunks of a PNG file, so that those that are not part of the picture can be left out: texts, times,
/// Exif, and whatever follows the end.
record PngFile(byte[] bytes) {
    private static final int SIGNATURE = 8;
    /// Of length, type and check sum together.
    private static final int FRAME = 12;
    /// What says how the pixels look, also those of an animation (PNG, third edition).
    private static final Set<String> PICTURE = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI",
            "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

    /// Returns the file without what is not part of the picture; the same array if there is no such thing.
    byte[] stripped() throws IOException {
        var out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, SIGNATURE);
        for (int at = SIGNATURE; at < bytes.length; at = end(at)) {
            if (PICTURE.contains(type(at))) {
                out.write(bytes, at, end(at) - at);
            }
            if (type(at).equals("IEND")) {
                break;
            }
        }
        return out.size() == bytes.length ? bytes : out.toByteArray();
    }

    /// Returns the Exif data; empty if there is none.
    Optional<byte[]> exif() throws IOException {
        for (int at = SIGNATURE; at < bytes.length; at = end(at)) {
            if (type(at).equals("eXIf")) {
                return Optional.of(Arrays.copyOfRange(bytes, at + SIGNATURE, end(at) - 4));
            }
            if (type(at).equals("IEND")) {
                break;
            }
        }
        return Optional.empty();
    }

    private String type(int at) {
        return new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
    }

    private int end(int at) throws IOException {
        long length = at + FRAME > bytes.length ? -1 : ByteBuffer.wrap(bytes).getInt(at);
        if (length < 0 || at + FRAME + length > bytes.length) {
            throw new IOException("ends within a chunk");
        }
        return (int) (at + FRAME + length);
    }
}
