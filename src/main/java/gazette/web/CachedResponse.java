package gazette.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Holds a whole response, encoded once. For HEAD, the server itself sends only the header.
@SuppressWarnings("ArrayRecordComponent") // never compared
record CachedResponse(int status, HttpFields fields, byte[] body) {
    static final int NOT_MODIFIED = 304;
    static final CachedResponse NOT_ACCEPTABLE = new CachedResponse(
            406,
            HttpFields.build()
                    .put(HttpHeader.VARY, "Accept-Encoding")
                    .put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .asImmutable(),
            "This is there as it is, and mostly as gzip and br; Accept-Encoding takes none of them.\n"
                    .getBytes(StandardCharsets.UTF_8));

    /// Writes the response through Javalin.
    void writeTo(Context request) {
        request.status(status);
        fields.forEach(field -> request.header(field.getName(), field.getValue()));
        if (status == NOT_MODIFIED) {
            flush(request);
            return;
        }
        request.result(body);
    }

    /// Writes the response to Jetty, without Javalin.
    void writeTo(Response response, Callback callback) {
        response.setStatus(status);
        fields.forEach(response.getHeaders()::put);
        // Were an empty body marked as last, Jetty would send Content-Length: 0, which is wrong for a 304.
        response.write(status != NOT_MODIFIED, ByteBuffer.wrap(body), callback);
    }

    private static void flush(Context request) {
        try {
            request.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
