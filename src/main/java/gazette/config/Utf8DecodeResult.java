package gazette.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// Holds text that was decoded from UTF-8, or the place where the bytes are not UTF-8. Nothing is replaced silently.
public sealed interface Utf8DecodeResult {
    /// Holds the complete text.
    record Text(String text) implements Utf8DecodeResult {}

    /// Describes the first byte that is not UTF-8.
    ///
    /// @param line from 1
    /// @param offset from 0
    record Broken(int line, int offset, byte value) implements Utf8DecodeResult {
        /// Returns a clause such as `not UTF-8 (byte 7 is 0xFF)`.
        public String problem() {
            return String.format("not UTF-8 (byte %d is 0x%02X)", offset, value);
        }
    }

    /// Decodes bytes.
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
