package gazette.web.admin;

import gazette.press.workspace.AppContext;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/// Keeps the token by which a browser is known that has signed in before. It lets nobody in.
final class DeviceCookie {
    static final String NAME = "desk-browser";
    private static final int MAX_AGE = (int) Duration.ofDays(180).toSeconds();

    private DeviceCookie() {}

    static String read(Context request) {
        return Optional.ofNullable(request.cookie(NAME)).orElse("");
    }

    static void write(Context request, AppContext now, String token) {
        boolean isSecure = SessionCookie.isSecure(request, now);
        request.cookie(new Cookie(NAME, token, "/", MAX_AGE, isSecure, true, null, SameSite.STRICT));
    }
}
