package gazette.web;

import gazette.press.feeds.RenderedFeed;
import gazette.render.FeedFormat;
import gazette.web.EncodedDocument.Document;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/// Writes public documents: for GET and HEAD, with 304 if unchanged, compressed where accepted (RFC 9110).
final class PublicResponseWriter {
    private static final String DOCUMENT = "gazette.document";
    private static final String CHARSET = "; charset=utf-8";

    /// Lets caches keep pages but revalidate each time, since pages change with every edit.
    private static final HttpFields PAGE =
            HttpFields.build().add(HttpHeader.CACHE_CONTROL, "no-cache").asImmutable();

    /// Lets caches keep feeds for five minutes and no longer, since an issue may be withdrawn. Scripts of other
    /// sites may load feeds.
    private static final HttpFields FEED = HttpFields.build()
            .add(HttpHeader.CACHE_CONTROL, "public, max-age=300, must-revalidate")
            .add("Access-Control-Allow-Origin", "*")
            .add("Access-Control-Expose-Headers", "ETag, Link")
            .asImmutable();

    private PublicResponseWriter() {}

    /// Adds a handler for GET and HEAD. A malformed query is answered with 400.
    static void getAndHead(RoutesConfig routes, String path, Handler handler) {
        Handler checked = request -> {
            checkQuery(request);
            handler.handle(request);
        };
        routes.get(path, checked);
        routes.head(path, checked);
    }

    /// Adds a document that is the same for everybody, whatever the query says, and is cached until the content
    /// changes.
    /// Never for personal data.
    static void getCached(RoutesConfig routes, String path, Consumer<Context> handler) {
        Handler cached = request -> request.appData(DocumentCache.KEY)
                .getOrRender(request.path(), () -> render(request, handler))
                .ifPresent(document -> send(request, document));
        routes.get(path, cached);
        routes.head(path, cached);
    }

    /// Adds a feed, which is cached and which scripts of other sites may load (CORS).
    static void getCachedFeed(RoutesConfig routes, String path, Consumer<Context> handler) {
        getCached(routes, path, handler);
        routes.options(
                path,
                request -> request.status(204)
                        .header("Allow", "GET, HEAD, OPTIONS")
                        .header("Access-Control-Allow-Origin", "*")
                        .header("Access-Control-Allow-Methods", "GET, HEAD")
                        .header("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since")
                        .header("Access-Control-Max-Age", "86400"));
    }

    /// Writes a public page.
    static void html(Context request, String page) {
        HttpField policy = ContentSecurityPolicy.of(page);
        send(request, "text/html;charset=utf-8", page, HttpFields.build(PAGE).put(policy));
    }

    /// Writes a public text.
    static void text(Context request, String mediaType, String text) {
        send(request, mediaType, text, PAGE);
    }

    /// Writes a public feed.
    ///
    /// @param links the value of the `Link` header
    static void feed(Context request, FeedFormat format, RenderedFeed feed, String links) {
        HttpFields fields = HttpFields.build(FEED).add(HttpHeader.LINK, links).asImmutable();
        send(
                request,
                new EncodedDocument(new Document(
                        format.mediaType() + CHARSET,
                        format.shownAs().map(type -> type + CHARSET),
                        feed.text(),
                        Optional.of(feed.updated()),
                        fields)));
    }

    /// Javalin leaves out what it cannot decode.
    private static void checkQuery(Context request) {
        String query = Optional.ofNullable(request.queryString()).orElse("");
        try {
            UrlEncoded.decodeUtf8To(query, new Fields());
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse();
        }
    }

    private static Optional<EncodedDocument> render(Context request, Consumer<Context> handler) {
        handler.accept(request);
        return Optional.ofNullable(request.attribute(DOCUMENT));
    }

    private static void send(Context request, String mediaType, String text, HttpFields fields) {
        send(request, new EncodedDocument(new Document(mediaType, Optional.empty(), text, Optional.empty(), fields)));
    }

    private static void send(Context request, EncodedDocument document) {
        request.attribute(DOCUMENT, document);
        var negotiation = new CacheRequestHeaders(
                ServletContextRequest.getServletContextRequest(request.req()).getHeaders());
        document.reply(negotiation).writeTo(request);
    }
}
