package gazette.web;

import gazette.press.feeds.RenderedFeed;
import gazette.render.FeedFormat;
import gazette.web.EncodedDocument.Document;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// Writes public documents: to HEAD as to GET, with 304 for those who have it, and compressed where accepted (RFC
/// 9110).
final class PublicResponse {
    private static final String COPY = "gazette.copy";
    private static final String UTF_8 = "; charset=utf-8";

    /// Lets caches keep pages but ask anew each time: pages change with every edit.
    private static final HttpFields PAGE =
            HttpFields.build().add(HttpHeader.CACHE_CONTROL, "no-cache").asImmutable();

    /// Lets caches keep feeds for five minutes, and not show them afterwards, since an issue may be withdrawn. Pages of
    /// other sites may read feeds.
    private static final HttpFields FEED = HttpFields.build()
            .add(HttpHeader.CACHE_CONTROL, "public, max-age=300, must-revalidate")
            .add("Access-Control-Allow-Origin", "*")
            .add("Access-Control-Expose-Headers", "ETag, Link")
            .asImmutable();

    private PublicResponse() {}

    /// Adds a page that answers GET, and HEAD with the same header.
    static void getAndHead(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    /// Adds a document that is the same for everybody, kept in stock while it holds. Nothing personal.
    static void getCached(RoutesConfig routes, String path, Consumer<Context> handler) {
        getAndHead(routes, path, request -> {
            if (request.queryString() != null) {
                handler.accept(request);
                return;
            }
            request.appData(DocumentCache.KEY)
                    .getOrRender(request.path(), () -> render(request, handler))
                    .ifPresent(document -> send(request, document));
        });
    }

    /// Adds a feed: a public document that pages of other sites may ask for as well.
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

    /// Answers with a public page.
    static void html(Context request, String page) {
        text(request, "text/html;charset=utf-8", page);
    }

    /// Answers with a public text.
    static void text(Context request, String mediaType, String text) {
        send(request, new EncodedDocument(new Document(mediaType, Optional.empty(), text, Optional.empty(), PAGE)));
    }

    /// Answers with a public feed.
    ///
    /// @param links the field `Link`
    static void feed(Context request, FeedFormat kind, RenderedFeed feed, String links) {
        HttpFields fields = HttpFields.build(FEED).add(HttpHeader.LINK, links).asImmutable();
        send(
                request,
                new EncodedDocument(new Document(
                        kind.mediaType() + UTF_8,
                        kind.shownAs().map(type -> type + UTF_8),
                        feed.text(),
                        Optional.of(feed.updated()),
                        fields)));
    }

    private static Optional<EncodedDocument> render(Context request, Consumer<Context> handler) {
        handler.accept(request);
        return Optional.ofNullable(request.attribute(COPY));
    }

    private static void send(Context request, EncodedDocument document) {
        request.attribute(COPY, document);
        var negotiation = new ContentNegotiation(
                ServletContextRequest.getServletContextRequest(request.req()).getHeaders());
        document.reply(negotiation).writeTo(request);
    }
}
