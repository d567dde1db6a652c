package gazette.web;

import io.javalin.http.Context;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/// Sets the header fields that tell browsers what not to do.
final class SecurityHeaders {
    static final HttpFields FIELDS = HttpFields.from(
            // Nothing but our own styles, anybody's pictures, and our own forms.
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:;"
                            + " form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            // Also because some picture hosts, WeChat's among them, refuse foreign referrers.
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"));

    private SecurityHeaders() {}

    static void add(Context request) {
        FIELDS.forEach(field -> request.header(field.getName(), field.getValue()));
    }
}
