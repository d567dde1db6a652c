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
            HttpFields.build(SecurityHeaders.FIELDS)
                    .put(HttpHeader.VARY, "Accept-Encoding")
                    .put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .asImmutable(),
            "This is there as it is, and mostly as gzip and br; Accept-Encoding takes none of them.\n"
                    .getBytes(StandardCharsets.UTF_8));

    /// Gives it through Javalin.
    void writeTo(Context request) {
        request.status(status);
        fields.forEach(field -> request.header(field.getName(), field.getValue()));
        if (status == NOT_MODIFIED) {
            commit(request);
            return;
        }
        request.result(body);
    }

    /// Gives it past Javalin.
    void writeTo(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().add(fields);
        // Said to be the last, nothing would be told to be 0 bytes long, and the keeper's copy is longer.
        response.write(status != NOT_MODIFIED, ByteBuffer.wrap(body), callback);
    }

    private static void commit(Context request) {
        try {
            request.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
