package gazette.web.admin;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/// Keeps the token of a session in the browser (RFC 6265). Browsers take `__Host-` cookies from https, and from
/// `localhost`, which they trust.
final class SessionCookie {
    static final String NAME = "__Host-desk";

    private SessionCookie() {}

    static Optional<String> read(Context request) {
        return Optional.ofNullable(request.cookie(NAME)).filter(token -> !token.isEmpty());
    }

    /// Has the browser keep a token.
    static void write(Context request, String token) {
        request.cookie(cookie(token, -1));
    }

    /// Has the browser forget its token.
    static void clear(Context request) {
        request.cookie(cookie("", 0));
    }

    private static Cookie cookie(String value, int maxAge) {
        return new Cookie(NAME, value, "/", maxAge, true, true, null, SameSite.LAX);
    }
}
