package gazette.web.admin;

import gazette.press.workspace.AppContext;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/// Tells whether a page of ours has sent a request (Fetch Metadata; RFC 6454). Browsers say so in a header that no page
/// can set.
final class RequestOrigin {
    private RequestOrigin() {}

    /// Returns whether the browser says that the request comes from a page of this origin. Without `Sec-Fetch-Site`, as
    /// older browsers and plain http have it, `Origin` decides; a request with neither is foreign.
    static boolean isOurs(Context request, AppContext now) {
        String site = request.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return Optional.ofNullable(request.header("Origin"))
                .filter(origin -> isOurs(origin, request, now))
                .isPresent();
    }

    private static boolean isOurs(String origin, Context request, AppContext now) {
        return origin.equals(origin(now.site().url()))
                || Optional.ofNullable(request.header("Host"))
                        .filter(host -> origin.equals(request.scheme() + "://" + host))
                        .isPresent();
    }

    private static String origin(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }
}
