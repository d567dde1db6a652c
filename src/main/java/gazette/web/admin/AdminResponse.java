package gazette.web.admin;

import gazette.web.http.ContentEncoding;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Writes the desk's pages: nobody keeps them, no foreign page frames them, and only our own scripts run in them.
final class AdminResponse {
    /// Allows our own style sheet, scripts, pictures and forms, and nothing else (W3C CSP Level 3).
    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// Allows a letter its own styles and pictures; no script runs, and the document has an origin of its own.
    private static final String PREVIEW = "sandbox; default-src 'none'; style-src 'unsafe-inline'; "
            + "img-src 'self' data:; base-uri 'none'; frame-ancestors 'self'";

    private AdminResponse() {}

    /// Writes a page of the desk.
    static void page(Context request, int status, String html) {
        write(request, status, html, PAGE);
    }

    /// Writes a document that stands in a frame of a page.
    static void preview(Context request, String html) {
        write(request, 200, html, PREVIEW);
    }

    static boolean takesGzip(Context request) {
        return Optional.ofNullable(request.header("Accept-Encoding")).orElse("").contains("gzip");
    }

    private static void write(Context request, int status, String html, String policy) {
        byte[] text = html.getBytes(StandardCharsets.UTF_8);
        Optional<byte[]> gzip = takesGzip(request) ? ContentEncoding.GZIP.compress(text) : Optional.empty();
        gzip.ifPresent(_ -> request.header("Content-Encoding", ContentEncoding.GZIP.token()));
        request.status(status)
                .header("Content-Security-Policy", policy)
                .header("Cache-Control", "no-store")
                // With no-referrer, browsers would send `Origin: null` with our own forms, and plain http has no other
                // word.
                .header("Referrer-Policy", "same-origin")
                .header("Vary", "Accept-Encoding, HX-Request")
                .header("X-Robots-Tag", "noindex")
                .contentType("text/html; charset=utf-8")
                .result(gzip.orElse(text));
        // The site's own page for what is not found does not take this one's place.
        request.attribute("gazette.written", true);
    }
}
