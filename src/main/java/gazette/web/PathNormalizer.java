package gazette.web;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Gives each path one spelling (RFC 3986 section 6.2.2), so that each document is rendered and cached once.
final class PathNormalizer extends Handler.Wrapper {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
    private static final int HEX = 16;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI uri = request.getHttpURI();
        String path = normalize(uri.getPath());
        Request normalized = path.equals(uri.getPath())
                ? request
                : Request.serveAs(request, HttpURI.build(uri).path(path).asImmutable());
        return super.handle(normalized, response, callback);
    }

    static String normalize(String path) {
        return path.indexOf('%') < 0 ? path : ESCAPE.matcher(path).replaceAll(PathNormalizer::normalize);
    }

    private static String normalize(MatchResult escape) {
        String octet = String.valueOf((char) Integer.parseInt(escape.group(1), HEX));
        return Matcher.quoteReplacement(
                UNRESERVED.matcher(octet).matches() ? octet : escape.group().toUpperCase(Locale.ROOT));
    }
}
