package gazette.web;

import io.javalin.http.Context;
import org.eclipse.jetty.http.HttpField;

/// Writes pages about one subscriber, with headers against caching and indexing.
final class PrivateResponseWriter {
    private static final String WRITTEN = "gazette.written";

    private PrivateResponseWriter() {}

    /// Writes a page.
    static void html(Context request, int status, String page) {
        HttpField policy = ContentSecurityPolicy.of(page);
        request.status(status)
                .header(policy.getName(), policy.getValue())
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .contentType("text/html; charset=utf-8")
                .result(page);
        request.attribute(WRITTEN, true);
    }

    /// Returns whether the response to a request is written, whatever its status.
    static boolean isWritten(Context request) {
        return request.attribute(WRITTEN) != null;
    }
}
