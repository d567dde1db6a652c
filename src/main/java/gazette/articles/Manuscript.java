package gazette.articles;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A file's text: lines end in `\n`, there is no byte order mark and no control character.
record Manuscript(String text) {
    /// Empty if the bytes are no text; the findings then say where.
    static Optional<Manuscript> decode(byte[] bytes, Findings findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        if (decoder.decode(in, out, true).isError()) {
            notUtf8(bytes, in.position(), findings);
            return Optional.empty();
        }
        String text = Printable.of(out.flip().toString().replace("\r\n", "\n").replace('\r', '\n'));
        if (text.isBlank()) {
            findings.fault(1, "the file is empty", "write a title and a text, or remove the file");
            return Optional.empty();
        }
        return Optional.of(new Manuscript(text));
    }

    private static void notUtf8(byte[] bytes, int offset, Findings findings) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        findings.fault(
                line,
                String.format("the file is not UTF-8 (byte %d is 0x%02X)", offset, bytes[offset]),
                "save it as UTF-8");
    }

    /// The line where something stands first, or the first line if it is written in another way.
    int lineOf(String needle) {
        int at = Math.max(0, text.indexOf(needle));
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
