package gazette.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gazette.articles.StoredArticle;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.cards.CardPainter;
import gazette.render.cards.IconPainter;
import gazette.render.cards.SiteIcon;
import gazette.render.cards.TitleCard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/// Serves a picture of the title of each public article, `/a/SLUG.png`, for link previews, and the site's icon,
/// `/favicon.ico`. One is drawn at a time, and few are kept.
final class DrawnPictureRoutes {
    private static final int KEPT_BYTES = 4 << 20;
    private static final int TAG_LENGTH = 20;
    private static final int MAX_WAIT_SECONDS = 5;

    private final Supplier<AppContext> context;
    private final Semaphore painter = new Semaphore(1);
    private final Cache<Record, CachedResponse> pictures = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Record _, CachedResponse picture) -> picture.body().length)
            .executor(Runnable::run)
            .build();

    DrawnPictureRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, "/a/{slug}.png", this::card);
        PublicResponseWriter.getAndHead(routes, "/favicon.ico", this::icon);
    }

    private void card(Context request) throws InterruptedException {
        AppContext now = context.get();
        StoredArticle article = now.store()
                .read(tables -> SiteRoutes.publicArticle(request.pathParam("slug"), now, tables)
                        .stored());
        TitleCard card = TitleCard.of(now.site(), now.themes(), SiteThemeName.of(now.config()), article);
        answer(request, card, () -> response("image/png", CardPainter.paint(card)));
    }

    private void icon(Context request) throws InterruptedException {
        AppContext now = context.get();
        SiteIcon icon = SiteIcon.of(now.site(), now.themes(), SiteThemeName.of(now.config()));
        answer(request, icon, () -> response("image/x-icon", IconPainter.paint(icon)));
    }

    private void answer(Context request, Record picture, Supplier<CachedResponse> painting)
            throws InterruptedException {
        Optional<CachedResponse> response = kept(picture, painting);
        if (response.isEmpty()) {
            request.status(503).header("Retry-After", "10").result("Too many pictures are asked for; try again.\n");
            return;
        }
        send(request, response.get());
    }

    /// Returns a picture, drawing it if it is missing; empty if others take too long.
    private Optional<CachedResponse> kept(Record picture, Supplier<CachedResponse> painting)
            throws InterruptedException {
        Optional<CachedResponse> found = Optional.ofNullable(pictures.getIfPresent(picture));
        if (found.isPresent()) {
            return found;
        }
        if (!painter.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(pictures.get(picture, _ -> painting.get()));
        } finally {
            painter.release();
        }
    }

    private static CachedResponse response(String mediaType, byte[] body) {
        String tag = '"' + DigestUtils.sha256Hex(body).substring(0, TAG_LENGTH) + '"';
        HttpFields fields = HttpFields.build()
                .put(HttpHeader.CACHE_CONTROL, "public, max-age=300, must-revalidate")
                .put(HttpHeader.ETAG, tag)
                .put(HttpHeader.CONTENT_TYPE, mediaType)
                .put(HttpHeader.CONTENT_LENGTH, String.valueOf(body.length))
                .asImmutable();
        return new CachedResponse(200, fields, body);
    }

    private static void send(Context request, CachedResponse picture) {
        var asked = new CacheRequestHeaders(
                ServletContextRequest.getServletContextRequest(request.req()).getHeaders());
        boolean isKnown = asked.isNotModified(Set.of(picture.fields().get(HttpHeader.ETAG)), Optional.empty());
        CachedResponse unchanged = new CachedResponse(
                CachedResponse.NOT_MODIFIED,
                HttpFields.build(picture.fields())
                        .remove(HttpHeader.CONTENT_LENGTH)
                        .remove(HttpHeader.CONTENT_TYPE)
                        .asImmutable(),
                new byte[0]);
        (isKnown ? unchanged : picture).writeTo(request);
    }
}
