package gazette.sources.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.Response;
import okio.Buffer;

/// Reads and decompresses the body of a response, up to a number of bytes. Stops early where the decompressed size is
/// out
/// of proportion.
record BoundedBody(long limit, MemoryBudget budget) {
    /// The value of Accept-Encoding; brotli needs native code, which some machines lack.
    static final String CODINGS = Brotli4jLoader.isAvailable() ? "gzip, br" : "gzip";

    /// Repetitive feeds compress very well, so the ratio of smaller bodies means nothing.
    private static final long MIN_SUSPICIOUS = 10_000_000;
    private static final int MAX_RATIO = 100;
    private static final int MAX_CODINGS = 2;

    /// Returns the decompressed body.
    ///
    /// @throws IOException if it is too large, or in a coding that was not asked for
    byte[] read(Response response) throws IOException {
        var body = new Buffer();
        try (MemoryBudget.Reservation reservation = budget.open();
                var sent = new LimitedInputStream(response.body().byteStream(), limit);
                InputStream unpacked = unpacked(sent, codings(response))) {
            var chunk = new byte[16_384];
            for (int count = unpacked.read(chunk); count >= 0; count = unpacked.read(chunk)) {
                body.write(chunk, 0, count);
                check(body.size(), sent.count());
                reservation.growTo(body.size());
            }
        }
        return body.readByteArray();
    }

    private void check(long unpacked, long sent) throws IOException {
        if (unpacked > limit) {
            throw LimitedInputStream.tooLarge(limit);
        }
        if (unpacked > MIN_SUSPICIOUS && unpacked > sent * MAX_RATIO) {
            throw new IOException("it unpacks to more than " + MAX_RATIO + " times its size");
        }
    }

    private static List<String> codings(Response response) {
        return Stream.of(response.header("Content-Encoding", "")
                        .toLowerCase(Locale.ROOT)
                        .split(",", -1))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
    }

    /// The last coding named is the last one applied (RFC 9110 section 8.4).
    private static InputStream unpacked(InputStream sent, List<String> codings) throws IOException {
        if (codings.size() > MAX_CODINGS) {
            throw new IOException("it is packed " + codings.size() + " times");
        }
        InputStream unpacked = sent;
        for (String coding : codings.reversed()) {
            unpacked = unpacked(new BufferedInputStream(unpacked), coding);
        }
        return unpacked;
    }

    /// Some servers name a coding but do not apply it, or name something else there, such as a charset.
    private static InputStream unpacked(BufferedInputStream packed, String coding) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> start(packed) == 0x1f8b ? new GZIPInputStream(packed) : packed;
            case "deflate" -> inflated(packed);
            case "br" -> {
                if (!Brotli4jLoader.isAvailable()) {
                    throw notRequested(coding);
                }
                yield new BrotliInputStream(packed);
            }
            case "zstd", "compress", "x-compress", "dcb", "dcz" -> throw notRequested(coding);
            default -> packed;
        };
    }

    /// This is zlib (RFC 1950); some servers send raw deflate (RFC 1951).
    private static InputStream inflated(BufferedInputStream packed) throws IOException {
        int start = start(packed);
        boolean isZlib = (start >> 8 & 0x0f) == 8 && start % 31 == 0;
        return new InflaterInputStream(packed, new Inflater(!isZlib)) {
            @Override
            public void close() throws IOException {
                inf.end();
                super.close();
            }
        };
    }

    private static int start(BufferedInputStream packed) throws IOException {
        packed.mark(2);
        int start = packed.read() << 8 | packed.read();
        packed.reset();
        return start;
    }

    private static IOException notRequested(String coding) {
        return new IOException("it is packed as " + coding + ", which was not asked for");
    }
}
