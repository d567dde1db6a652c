package gazette.web;

import io.javalin.http.Context;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// Adds the security headers to every response.
final class SecurityHeaders {
    static final HttpFields FIELDS = HttpFields.from(
            // Allows only our own styles and forms, and images from anywhere.
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:;"
                            + " form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            // Some image hosts, WeChat's among them, refuse foreign referrers.
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"));

    private SecurityHeaders() {}

    /// Adds them to the response.
    static void add(Context request) {
        FIELDS.forEach(field -> request.header(field.getName(), field.getValue()));
    }
}
