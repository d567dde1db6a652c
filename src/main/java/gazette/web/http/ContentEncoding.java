package gazette.web.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Lists the content encodings (RFC 9110 section 8.4), the one that compresses best first.
public enum ContentEncoding {
    BROTLI("br", "-br") {
        @Override
        byte[] encode(byte[] text) throws IOException {
            return Encoder.compress(text, Encoder.Parameters.create(BROTLI_QUALITY));
        }

        @Override
        boolean isAvailable() {
            return Brotli4jLoader.isAvailable();
        }
    },
    GZIP("gzip", "-gz") {
        @Override
        byte[] encode(byte[] text) throws IOException {
            var compressed = new ByteArrayOutputStream(text.length / 2);
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(text);
            }
            return compressed.toByteArray();
        }
    },
    IDENTITY("identity", "");

    /// Makes Brotli as fast as gzip and smaller. The highest quality, 11, takes fifty times as long to save a tenth.
    private static final int BROTLI_QUALITY = 5;

    private final String token;
    private final String tagSuffix;

    ContentEncoding(String token, String tagSuffix) {
        this.token = token;
        this.tagSuffix = tagSuffix;
    }

    /// Returns the encoding's name in HTTP.
    public String token() {
        return token;
    }

    /// Returns the entity tag of a content in this encoding. Each encoding has its own, since the bytes differ.
    public String entityTag(String content) {
        return '"' + content + tagSuffix + '"';
    }

    /// Returns the compressed text; empty if it is no smaller, or if the encoding is not available on this machine.
    public Optional<byte[]> compress(byte[] text) {
        if (this == IDENTITY) {
            return Optional.of(text);
        }
        if (!isAvailable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(encode(text)).filter(compressed -> compressed.length < text.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] encode(byte[] text) throws IOException {
        return text;
    }

    boolean isAvailable() {
        return true;
    }
}
