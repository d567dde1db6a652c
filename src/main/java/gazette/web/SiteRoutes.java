package gazette.web;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.press.feeds.FeedCatalogue;
import gazette.press.site.FindNeighbours;
import gazette.press.site.PagedArchive;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.SiteThemeName;
import gazette.render.FeedDefinition;
import gazette.render.pages.ArticleSurroundings;
import gazette.render.pages.FeedDirectoryRenderer;
import gazette.render.pages.ListWithIssues;
import gazette.render.pages.Neighbours;
import gazette.render.pages.PageRenderer;
import gazette.store.Tables;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.GoneResponse;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Serves the public pages: front page, lists, issues, articles. Anything not public is answered with 404,
/// and what was withdrawn with 410.
final class SiteRoutes {
    private static final int ARTICLES_ON_FRONT_PAGE = 13;
    private static final int ISSUES_PER_LIST = 5;

    private final Supplier<AppContext> context;

    SiteRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getCached(routes, "/", this::frontPage);
        PublicResponseWriter.getCached(routes, "/style.css", this::style);
        PublicResponseWriter.getCached(routes, "/feed.css", this::feedStyle);
        PublicResponseWriter.getCached(routes, "/feeds", this::feeds);
        PublicResponseWriter.getCached(routes, "/feeds.opml", this::opml);
        PublicResponseWriter.getCached(routes, "/issues", this::issues);
        PublicResponseWriter.getCached(routes, "/a/{slug}", this::article);
        PublicResponseWriter.getCached(routes, "/issues/archive/{page}", this::issues);
        PublicResponseWriter.getCached(routes, "/{list}/", this::list);
        PublicResponseWriter.getCached(routes, "/{list}/archive/{page}", this::list);
        PublicResponseWriter.getCached(routes, "/{list}/{number}", this::issue);
    }

    private void frontPage(Context request) {
        AppContext now = context.get();
        String page = now.store().read(tables -> {
            List<Long> ids = tables.publicArticles().first(now.publicListIds(tables), ARTICLES_ON_FRONT_PAGE);
            List<StoredArticle> latest = tables.articles().byIds(ids);
            List<ListWithIssues> lists = now.publicLists().stream()
                    .map(list -> new ListWithIssues(
                            list, tables.issues().latest(ids(List.of(list), tables), ISSUES_PER_LIST)))
                    .toList();
            return pages(now).frontPage(now.site(), latest, lists);
        });
        PublicResponseWriter.html(request, page);
    }

    private void style(Context request) {
        AppContext now = context.get();
        PublicResponseWriter.text(request, "text/css; charset=utf-8", pages(now).stylesheet(now.site()));
    }

    private void feedStyle(Context request) {
        AppContext now = context.get();
        PublicResponseWriter.text(request, "text/css; charset=utf-8", pages(now).feedStylesheet(now.site()));
    }

    private void feeds(Context request) {
        AppContext now = context.get();
        PublicResponseWriter.html(request, directory(now).page(now.site(), feedDefinitions(now)));
    }

    private void opml(Context request) {
        AppContext now = context.get();
        PublicResponseWriter.text(
                request, "text/x-opml; charset=utf-8", directory(now).opml(now.site(), feedDefinitions(now)));
    }

    /// Holds an article with the public lists whose issues or mails hold it.
    record PublicArticle(StoredArticle stored, List<ListConfig> lists) {
        PublicArticle {
            lists = List.copyOf(lists);
        }
    }

    /// Returns the article of an address, if it may be shown.
    ///
    /// @throws NotFoundResponse if there is none that may
    static PublicArticle publicArticle(String slug, AppContext now, Tables tables) {
        StoredArticle stored = tables.articles().bySlug(slug).orElseThrow(NotFoundResponse::new);
        List<Long> shown = tables.issuedArticles().listsOf(stored.id(), now.publicListIds(tables));
        if (shown.isEmpty()) {
            throw tables.articles().isWithdrawn(stored.id()) ? new GoneResponse() : new NotFoundResponse();
        }
        List<ListConfig> lists = now.publicLists().stream()
                .filter(list ->
                        tables.lists().find(list.name()).filter(shown::contains).isPresent())
                .toList();
        return new PublicArticle(stored, lists);
    }

    private void article(Context request) {
        AppContext now = context.get();
        String page = now.store().read(tables -> {
            PublicArticle found = publicArticle(request.pathParam("slug"), now, tables);
            StoredArticle stored = found.stored();
            List<ListConfig> lists = found.lists();
            List<StoredArticle> versions =
                    tables.translations().released(List.of(stored.work())).getOrDefault(stored.work(), List.of());
            var feeds = new FeedCatalogue(now.config(), now.themes());
            Neighbours<StoredArticle> neighbours = lists.stream()
                    .findFirst()
                    .map(list -> new FindNeighbours(tables).of(stored, list))
                    .orElseGet(Neighbours::none);
            var surroundings = new ArticleSurroundings(
                    versions,
                    lists,
                    feed -> feeds.translated(feed, stored.article().lang(), tables),
                    lists.stream().anyMatch(list -> new FindNeighbours(tables).isInIssue(stored, list)),
                    neighbours);
            return pages(now).articlePage(now.site(), stored, surroundings);
        });
        PublicResponseWriter.html(request, page);
    }

    private void list(Context request) {
        AppContext now = context.get();
        ListConfig list = publicList(request, now);
        String page = now.store().read(tables -> {
            PagedArchive.Page found = page(request, archive("/" + list.name() + "/", List.of(list), tables));
            return pages(now).listPage(now.site(), list, tables.issues().all(found.ids()), found.links());
        });
        PublicResponseWriter.html(request, page);
    }

    private void issues(Context request) {
        AppContext now = context.get();
        if (now.publicLists().isEmpty()) {
            throw new NotFoundResponse();
        }
        String page = now.store().read(tables -> {
            PagedArchive.Page found = page(request, archive("/issues", now.publicLists(), tables));
            return pages(now).issuesPage(now.site(), tables.issues().all(found.ids()), found.links());
        });
        PublicResponseWriter.html(request, page);
    }

    private static PagedArchive archive(String home, List<ListConfig> lists, Tables tables) {
        return PagedArchive.ofIssues(home, tables.issues().feedPositions(ids(lists, tables)));
    }

    /// Returns the page of an archive that a path asks for.
    static PagedArchive.Page page(Context request, PagedArchive archive) {
        String number = request.pathParamMap().getOrDefault("page", "");
        if (number.isEmpty()) {
            return archive.newest();
        }
        if (!number.matches("[1-9][0-9]{0,6}")) {
            throw new NotFoundResponse();
        }
        return archive.page(Integer.parseInt(number)).orElseThrow(NotFoundResponse::new);
    }

    private void issue(Context request) {
        AppContext now = context.get();
        ListConfig list = publicList(request, now);
        String number = request.pathParam("number");
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new NotFoundResponse();
        }
        String page = now.store().read(tables -> {
            Issue issue = tables.issues()
                    .find(list.name(), Long.parseLong(number))
                    .orElseThrow(() -> {
                        boolean isGone = tables.issues().isWithdrawn(list.name(), Long.parseLong(number));
                        return isGone ? new GoneResponse() : new NotFoundResponse();
                    });
            return pages(now).issuePage(now.site(), list, issue, new FindNeighbours(tables).of(issue));
        });
        PublicResponseWriter.html(request, page);
    }

    static ListConfig publicList(Context request, AppContext now) {
        return Optional.ofNullable(now.config().lists().get(request.pathParam("list")))
                .filter(ListConfig::isPublic)
                .orElseThrow(NotFoundResponse::new);
    }

    private static List<Long> ids(List<ListConfig> lists, Tables tables) {
        return tables.lists().ids(lists.stream().map(ListConfig::name).toList());
    }

    private static List<FeedDefinition> feedDefinitions(AppContext now) {
        return now.store().read(tables -> new FeedCatalogue(now.config(), now.themes()).all(tables));
    }

    private static FeedDirectoryRenderer directory(AppContext now) {
        return new FeedDirectoryRenderer(now.themes(), SiteThemeName.of(now.config()));
    }

    private static PageRenderer pages(AppContext now) {
        return new PageRenderer(now.themes(), SiteThemeName.of(now.config()));
    }
}
