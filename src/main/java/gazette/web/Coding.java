package gazette.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The ways a text is packed for its journey (RFC 9110 section 8.4), the tightest first.
enum Coding {
    BROTLI("br", "-br") {
        @Override
        byte[] encoded(byte[] text) throws IOException {
            return Encoder.compress(text, Encoder.Parameters.create(BROTLI_QUALITY));
        }

        @Override
        boolean isThere() {
            return Brotli4jLoader.isAvailable();
        }
    },
    GZIP("gzip", "-gz") {
        @Override
        byte[] encoded(byte[] text) throws IOException {
            var packed = new ByteArrayOutputStream(text.length / 2);
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(text);
            }
            return packed.toByteArray();
        }
    },
    IDENTITY("identity", "");

    /// As quick as gzip, and tighter; the highest, 11, takes fifty times as long for a tenth less.
    private static final int BROTLI_QUALITY = 5;

    private final String word;
    private final String mark;

    Coding(String word, String mark) {
        this.word = word;
        this.mark = mark;
    }

    /// What HTTP calls it.
    String word() {
        return word;
    }

    /// The entity tag of a content in this coding: other bytes need another tag.
    String tag(String content) {
        return '"' + content + mark + '"';
    }

    /// The packed text; absent if that is no gain, or cannot be done on this machine.
    Optional<byte[]> pack(byte[] text) {
        if (this == IDENTITY) {
            return Optional.of(text);
        }
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            return Optional.of(encoded(text)).filter(packed -> packed.length < text.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] encoded(byte[] text) throws IOException {
        return text;
    }

    boolean isThere() {
        return true;
    }
}
