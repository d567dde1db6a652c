package gazette.web;

import gazette.press.workspace.AppContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Puts the security headers on every response, before anything else sees the request.
final class SecurityHeaders extends Handler.Wrapper {
    static final HttpFields FIELDS = HttpFields.from(
            ContentSecurityPolicy.STRICT,
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            // Some image hosts, WeChat's among them, refuse foreign referrers.
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"));

    /// Tells browsers to use https for a year (RFC 6797). Other host names of the domain are not ours to speak for.
    static final HttpField HSTS = new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

    private final Supplier<AppContext> context;

    SecurityHeaders(Supplier<AppContext> context) {
        this.context = context;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields.Mutable headers = response.getHeaders();
        FIELDS.forEach(headers::put);
        if (isHttps(request)) {
            headers.put(HSTS);
        }
        return super.handle(request, response, callback);
    }

    /// Returns whether the pages have an https address, or a trusted proxy says that this request came by https.
    private boolean isHttps(Request request) {
        AppContext now = context.get();
        if (HttpScheme.HTTPS.is(now.site().url().getScheme())) {
            return true;
        }
        return HttpScheme.HTTPS.is(request.getHeaders().get("X-Forwarded-Proto"))
                && peer(request)
                        .filter(peer -> now.config().web().trustedProxies().stream()
                                .anyMatch(proxies -> proxies.contains(peer)))
                        .isPresent();
    }

    private static Optional<InetAddress> peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? Optional.ofNullable(address.getAddress())
                : Optional.empty();
    }
}
