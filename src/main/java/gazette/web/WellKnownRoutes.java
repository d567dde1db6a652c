package gazette.web;

import gazette.press.site.SecurityContact;
import gazette.press.site.Sitemap;
import gazette.press.workspace.AppContext;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.function.Supplier;

/// Serves what programs ask every site for: `/robots.txt` (RFC 9309), `/sitemap.xml` and
/// `/.well-known/security.txt` (RFC 9116).
final class WellKnownRoutes {
    private static final String SECURITY = "/.well-known/security.txt";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String XML = "application/xml; charset=utf-8";

    private final Supplier<AppContext> context;

    WellKnownRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getCached(routes, "/robots.txt", this::robots);
        PublicResponseWriter.getCached(
                routes,
                "/sitemap.xml",
                request -> PublicResponseWriter.text(request, XML, sitemap().main()));
        PublicResponseWriter.getCached(routes, "/sitemap-{number}.xml", this::sitemapPart);
        PublicResponseWriter.getAndHead(routes, SECURITY, this::security);
        PublicResponseWriter.getAndHead(
                routes, "/security.txt", request -> request.redirect(SECURITY, HttpStatus.MOVED_PERMANENTLY));
    }

    /// The pages behind the links of mails are not named here: they say `noindex` themselves, which a robot that may
    /// not open them would never learn.
    private void robots(Context request) {
        String sitemap = context.get().site().absolute("/sitemap.xml");
        PublicResponseWriter.text(request, TEXT, "User-agent: *\nDisallow: /search\n\nSitemap: " + sitemap + "\n");
    }

    private void sitemapPart(Context request) {
        String number = request.pathParam("number");
        if (!number.matches("[1-9][0-9]{0,5}")) {
            throw new NotFoundResponse();
        }
        String part = sitemap().part(Integer.parseInt(number)).orElseThrow(NotFoundResponse::new);
        PublicResponseWriter.text(request, XML, part);
    }

    private Sitemap sitemap() {
        return new Sitemap(context.get());
    }

    private void security(Context request) {
        String text = SecurityContact.text(context.get()).orElseThrow(NotFoundResponse::new);
        PublicResponseWriter.text(request, TEXT, text);
    }
}
