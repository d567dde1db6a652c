package gazette.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Makes the Content-Security-Policy of a page (W3C CSP Level 3). Articles cannot bring styles or pictures of other
/// hosts with them, so whatever more a page needs comes from its theme.
final class ContentSecurityPolicy {
    private static final String NAME = "Content-Security-Policy";

    /// Allows our own style sheet, pictures and forms, and nothing else.
    static final HttpField STRICT = field("style-src 'self'", "img-src 'self' data:");

    /// Allows what letters need, for the mailbox, which only this machine sees.
    static final HttpField LETTERS = field("style-src 'self' 'unsafe-inline'", "img-src 'self' data: https: http:");

    private ContentSecurityPolicy() {}

    /// Returns the policy of a page: the strict one, and the inline styles and the hosts of pictures that it uses.
    static HttpField of(String html) {
        Document page = Jsoup.parse(html);
        String styles = page.select("style").stream()
                .map(style -> " 'sha256-" + sha256(style.data()) + "'")
                .distinct()
                .collect(Collectors.joining());
        String attributes = page.select("[style]").isEmpty() ? "" : "; style-src-attr 'unsafe-inline'";
        String hosts = page.select("img[src]").eachAttr("src").stream()
                .flatMap(address -> origin(address).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(origin -> " " + origin)
                .collect(Collectors.joining());
        return styles.isEmpty() && attributes.isEmpty() && hosts.isEmpty()
                ? STRICT
                : field("style-src 'self'" + styles + attributes, "img-src 'self' data:" + hosts);
    }

    private static HttpField field(String styles, String images) {
        String value = Stream.of(
                        "default-src 'none'",
                        styles,
                        images,
                        "form-action 'self'",
                        "frame-src 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'self'")
                .collect(Collectors.joining("; "));
        return new PreEncodedHttpField(NAME, value);
    }

    private static String sha256(String style) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(style.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> origin(String address) {
        try {
            URI uri = URI.create(address);
            boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isWeb && uri.getHost() != null
                    ? Optional.of(
                            uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
