package gazette.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Lists the content encodings (RFC 9110 section 8.4), the tightest first.
enum ContentEncoding {
    BROTLI("br", "-br") {
        @Override
        byte[] encoded(byte[] text) throws IOException {
            return Encoder.compress(text, Encoder.Parameters.create(BROTLI_QUALITY));
        }

        @Override
        boolean isAvailable() {
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

    /// Sets Brotli as quick as gzip, and tighter; the highest, 11, takes fifty times as long for a tenth less.
    private static final int BROTLI_QUALITY = 5;

    private final String token;
    private final String mark;

    ContentEncoding(String word, String mark) {
        this.token = word;
        this.mark = mark;
    }

    /// Returns the encoding's name in HTTP.
    String token() {
        return token;
    }

    /// Returns the entity tag of a content in this encoding: other bytes need another tag.
    String entityTag(String content) {
        return '"' + content + mark + '"';
    }

    /// Returns the compressed text; empty if it is no smaller, or this machine cannot compress so.
    Optional<byte[]> compress(byte[] text) {
        if (this == IDENTITY) {
            return Optional.of(text);
        }
        if (!isAvailable()) {
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

    boolean isAvailable() {
        return true;
    }
}
