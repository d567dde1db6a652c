package gazette.web.admin;

import gazette.press.workspace.AppContext;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/// Keeps the token of a session in the browser (RFC 6265bis). A `__Host-` cookie is bound to the host and to https.
///
/// Where the desk is opened by plain http, as on this machine, it has another name: Chromium and Firefox would take the
/// first from `localhost`, Safari takes it from nowhere but https.
final class SessionCookie {
    static final String NAME = "__Host-desk";
    static final String PLAIN_NAME = "desk";

    /// No session lasts longer.
    private static final int MAX_AGE = (int) Duration.ofDays(30).toSeconds();

    private SessionCookie() {}

    /// Returns the token. By https, one that is not bound to the host does not count: another site of the same domain
    /// may have set it, to have somebody work in a foreign session.
    static Optional<String> read(Context request, AppContext now) {
        return Optional.ofNullable(request.cookie(NAME))
                .or(() -> isSecure(request, now) ? Optional.empty() : Optional.ofNullable(request.cookie(PLAIN_NAME)))
                .filter(token -> !token.isEmpty());
    }

    /// Has the browser keep a token.
    static void write(Context request, AppContext now, String token) {
        boolean isSecure = isSecure(request, now);
        request.cookie(cookie(isSecure ? NAME : PLAIN_NAME, token, MAX_AGE, isSecure));
    }

    /// Has the browser forget its token.
    static void clear(Context request) {
        request.cookie(cookie(NAME, "", 0, true));
        request.cookie(cookie(PLAIN_NAME, "", 0, false));
    }

    /// Returns whether the browser has come by https: to us, or to the proxy that `public_url` names.
    static boolean isSecure(Context request, AppContext now) {
        boolean isPublic = "https".equalsIgnoreCase(now.site().url().getScheme())
                && now.site().url().getAuthority().equalsIgnoreCase(request.header("Host"));
        return isPublic || request.scheme().equals("https");
    }

    private static Cookie cookie(String name, String value, int maxAge, boolean isSecure) {
        return new Cookie(name, value, "/", maxAge, isSecure, true, null, SameSite.LAX);
    }
}
