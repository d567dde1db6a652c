package gazette.web;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.press.site.PagedArchive;
import gazette.press.site.TopicArchive;
import gazette.press.site.TopicCatalogue;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.pages.TopicDefinition;
import gazette.render.pages.TopicPageRenderer;
import gazette.store.Tables;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Serves the pages of topics and tags. Any spelling of a topic leads to its one address.
final class TopicRoutes {
    private final Supplier<AppContext> context;

    TopicRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getCached(routes, "/tag", this::all);
        PublicResponseWriter.getCached(routes, "/tag/{word}", this::tag);
        PublicResponseWriter.getCached(routes, "/tag/{word}/archive/{page}", this::tag);
        PublicResponseWriter.getCached(routes, "/{list}/topic/{word}", this::topic);
        PublicResponseWriter.getCached(routes, "/{list}/topic/{word}/archive/{page}", this::topic);
    }

    private void all(Context request) {
        AppContext now = context.get();
        if (now.site().topics().isEmpty()) {
            throw new NotFoundResponse();
        }
        List<TopicDefinition> tags = now.store().read(new TopicCatalogue(now)::tags);
        PublicResponseWriter.html(request, pages(now).topicsPage(now.site(), tags));
    }

    private void tag(Context request) {
        AppContext now = context.get();
        answer(request, now, tables -> new TopicCatalogue(now).tag(request.pathParam("word"), tables));
    }

    private void topic(Context request) {
        AppContext now = context.get();
        ListConfig list = SiteRoutes.publicList(request, now);
        answer(request, now, _ -> new TopicCatalogue(now).topic(list, request.pathParam("word")));
    }

    private static void answer(Context request, AppContext now, Function<Tables, Optional<TopicDefinition>> finder) {
        Optional<String> page = now.store().read(tables -> {
            TopicDefinition topic = finder.apply(tables).orElseThrow(NotFoundResponse::new);
            var archive = new TopicArchive(now, tables);
            PagedArchive.Page found = SiteRoutes.page(request, archive.pages(topic));
            String address = found.links().address();
            if (!FeedRoutes.decode(request.path()).equals(FeedRoutes.decode(address))) {
                request.redirect(now.site().relative().absolute(address), HttpStatus.MOVED_PERMANENTLY);
                return Optional.empty();
            }
            List<StoredArticle> articles = archive.articles(topic, found);
            return Optional.of(pages(now).topicPage(now.site(), topic, articles, found.links()));
        });
        page.ifPresent(html -> PublicResponseWriter.html(request, html));
    }

    private static TopicPageRenderer pages(AppContext now) {
        return new TopicPageRenderer(now.themes(), SiteThemeName.of(now.config()));
    }
}
