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

/// Takes a body whole, but no more than so many bytes of it, packed or unpacked, and unpacks while it comes. What
/// grows beyond all proportion is left before it reaches the limit.
record BoundedBody(long limit, MemoryBudget budget) {
    /// What may be asked for; brotli needs native code, which some machines lack.
    static final String CODINGS = Brotli4jLoader.isAvailable() ? "gzip, br" : "gzip";

    /// Feeds that say the same again and again pack well, so that small ones prove nothing.
    private static final long MANY = 10_000_000;
    private static final int PROPORTION = 100;
    private static final int LAYERS = 2;

    byte[] read(Response response) throws IOException {
        var whole = new Buffer();
        try (MemoryBudget.Reservation account = budget.open();
                var sent = new LimitedInputStream(response.body().byteStream(), limit);
                InputStream unpacked = unpacked(sent, codings(response))) {
            var chunk = new byte[16_384];
            for (int count = unpacked.read(chunk); count >= 0; count = unpacked.read(chunk)) {
                whole.write(chunk, 0, count);
                check(whole.size(), sent.count());
                account.growTo(whole.size());
            }
        }
        return whole.readByteArray();
    }

    private void check(long unpacked, long sent) throws IOException {
        if (unpacked > limit) {
            throw LimitedInputStream.tooLarge(limit);
        }
        if (unpacked > MANY && unpacked > sent * PROPORTION) {
            throw new IOException("it unpacks to more than " + PROPORTION + " times its size");
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

    /// The last one named was the last one applied (RFC 9110 section 8.4).
    private static InputStream unpacked(InputStream sent, List<String> codings) throws IOException {
        if (codings.size() > LAYERS) {
            throw new IOException("it is packed " + codings.size() + " times");
        }
        InputStream unpacked = sent;
        for (String coding : codings.reversed()) {
            unpacked = unpacked(new BufferedInputStream(unpacked), coding);
        }
        return unpacked;
    }

    /// Some servers name a coding and do not apply it, or name what is no coding, such as a charset.
    private static InputStream unpacked(BufferedInputStream packed, String coding) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> start(packed) == 0x1f8b ? new GZIPInputStream(packed) : packed;
            case "deflate" -> inflated(packed);
            case "br" -> {
                if (!Brotli4jLoader.isAvailable()) {
                    throw unasked(coding);
                }
                yield new BrotliInputStream(packed);
            }
            case "zstd", "compress", "x-compress", "dcb", "dcz" -> throw unasked(coding);
            default -> packed;
        };
    }

    /// Meant is zlib (RFC 1950); some send what is in it (RFC 1951).
    private static InputStream inflated(BufferedInputStream packed) throws IOException {
        int start = start(packed);
        boolean zlib = (start >> 8 & 0x0f) == 8 && start % 31 == 0;
        return new InflaterInputStream(packed, new Inflater(!zlib)) {
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

    private static IOException unasked(String coding) {
        return new IOException("it is packed as " + coding + ", which was not asked for");
    }
}
