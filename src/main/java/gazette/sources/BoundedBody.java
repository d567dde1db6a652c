package gazette.sources;

import java.io.IOException;
import java.util.Locale;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/// Takes a body whole, but no more than so many bytes of it, packed or unpacked.
record BoundedBody(long limit) {
    byte[] read(Response response) throws IOException {
        byte[] sent = all(response.body().source());
        String coding = response.header("Content-Encoding", "identity").strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "identity", "" -> sent;
            case "gzip", "x-gzip" -> all(Okio.buffer(new GzipSource(new Buffer().write(sent))));
            default -> throw new IOException("it is packed as " + coding + ", which was not asked for");
        };
    }

    private byte[] all(BufferedSource source) throws IOException {
        if (source.request(limit + 1)) {
            throw new IOException("it is larger than " + limit + " bytes");
        }
        return source.readByteArray();
    }
}
