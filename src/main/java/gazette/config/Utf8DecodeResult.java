package gazette.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// What bytes say in UTF-8, or where they are none: nothing is replaced in silence.
public sealed interface Utf8DecodeResult {
    /// All of it.
    record Text(String text) implements Utf8DecodeResult {}

    /// The first byte that is not UTF-8.
    ///
    /// @param line from 1
    /// @param offset from 0
    record Broken(int line, int offset, byte value) implements Utf8DecodeResult {
        /// Such as `not UTF-8 (byte 7 is 0xFF)`.
        public String problem() {
            return String.format("not UTF-8 (byte %d is 0x%02X)", offset, value);
        }
    }

    /// Reads it.
    static Utf8DecodeResult read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            int offset = in.position();
            return new Broken(line(bytes, offset), offset, bytes[offset]);
        }
        return new Text(out.flip().toString());
    }

    private static int line(byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
