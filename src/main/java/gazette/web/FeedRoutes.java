package gazette.web;

import gazette.press.feeds.BuildFeedDocuments;
import gazette.press.feeds.FeedCatalogue;
import gazette.press.feeds.RenderedFeed;
import gazette.press.workspace.AppContext;
import gazette.render.FeedDefinition;
import gazette.render.FeedFormat;
import gazette.store.Tables;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Serves the feeds of the catalogue and their archive pages.
final class FeedRoutes {
    private static final List<String> FEEDS = List.of(
            "/feed",
            "/feed.{language}",
            "/issues",
            "/{list}/feed",
            "/{list}/feed.{language}",
            "/{list}/issues",
            "/{list}/topic/{word}",
            "/tag/{word}");
    private static final Pattern ADDRESS =
            Pattern.compile("(/.+?)(?:/archive/([1-9][0-9]{0,6}))?\\.[a-z]+", Pattern.DOTALL);

    private final Supplier<AppContext> context;

    FeedRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        for (FeedFormat kind : FeedFormat.values()) {
            for (String feed : FEEDS) {
                PublicResponseWriter.getCachedFeed(
                        routes, feed + "." + kind.extension(), request -> answer(request, kind));
                PublicResponseWriter.getCachedFeed(
                        routes, feed + "/archive/{page}." + kind.extension(), request -> answer(request, kind));
            }
        }
    }

    private void answer(Context request, FeedFormat kind) {
        AppContext now = context.get();
        RenderedFeed feed = now.store()
                .read(tables -> document(request.path(), kind, now, tables))
                .orElseThrow(NotFoundResponse::new);
        PublicResponseWriter.feed(request, kind, feed, links(now, request.path()));
    }

    private static Optional<RenderedFeed> document(String path, FeedFormat kind, AppContext now, Tables tables) {
        Matcher address = ADDRESS.matcher(decode(path));
        if (!address.matches()) {
            return Optional.empty();
        }
        var feeds = new BuildFeedDocuments(now.config(), now.themes());
        Optional<FeedDefinition> feed = new FeedCatalogue(now.config(), now.themes()).find(address.group(1), tables);
        return Optional.ofNullable(address.group(2))
                .map(Integer::valueOf)
                .map(page -> feed.flatMap(found -> feeds.archive(found, page, kind, tables)))
                .orElseGet(() -> feed.map(found -> feeds.current(found, kind, tables)));
    }

    /// Returns a path without its percent-encoding.
    static String decode(String path) {
        try {
            return new URI(path).getPath();
        } catch (URISyntaxException e) {
            throw new NotFoundResponse();
        }
    }

    /// Returns the value of the `Link` header: the feed itself and its hubs (W3C WebSub section 4, RFC 8288).
    private static String links(AppContext now, String path) {
        String self = "<" + now.site().absolute(path) + ">; rel=\"self\"";
        return Stream.concat(
                        Stream.of(self), now.config().websub().hubs().stream().map(hub -> "<" + hub + ">; rel=\"hub\""))
                .collect(Collectors.joining(", "));
    }
}
