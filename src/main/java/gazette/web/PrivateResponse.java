package gazette.web;

import io.javalin.http.Context;

/// How what concerns one reader is handed over: nobody keeps it, and no search engine finds it.
final class PrivateResponse {
    private static final String WRITTEN = "gazette.said";

    private PrivateResponse() {}

    /// Answers with a page.
    static void html(Context request, int status, String page) {
        request.status(status)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .contentType("text/html; charset=utf-8")
                .result(page);
        request.attribute(WRITTEN, true);
    }

    /// Whether a request has its answer, whatever its status.
    static boolean isWritten(Context request) {
        return request.attribute(WRITTEN) != null;
    }
}
