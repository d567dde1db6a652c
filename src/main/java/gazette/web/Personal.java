package gazette.web;

import io.javalin.http.Context;

/// How what concerns one reader is handed over: nobody keeps it, and no search engine finds it.
final class Personal {
    private Personal() {}

    /// Answers with a page.
    static void html(Context request, int status, String page) {
        request.status(status)
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .html(page);
    }
}
