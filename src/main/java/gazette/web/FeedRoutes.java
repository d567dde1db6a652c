package gazette.web;

import gazette.config.ListConfig;
import gazette.press.Newsroom;
import gazette.press.PaperFeeds;
import gazette.render.FeedKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/// The feeds of public lists and of everything public.
final class FeedRoutes {
    private final Supplier<Newsroom> newsroom;

    FeedRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        for (FeedKind kind : FeedKind.values()) {
            Answer.add(routes, "/feed." + kind.extension(), request -> everything(request, kind));
            Answer.add(routes, "/{list}/feed." + kind.extension(), request -> articles(request, kind));
            Answer.add(routes, "/{list}/issues." + kind.extension(), request -> issues(request, kind));
        }
    }

    private void everything(Context request, FeedKind kind) {
        Newsroom now = newsroom.get();
        send(
                request,
                kind,
                now.store()
                        .read(tables -> feeds(now)
                                .ofAll(
                                        tables.articles()
                                                .published(PaperRoutes.ids(now.publicLists(), tables), PaperFeeds.MOST),
                                        kind)));
    }

    private void articles(Context request, FeedKind kind) {
        Newsroom now = newsroom.get();
        ListConfig list = PaperRoutes.publicList(request, now);
        send(
                request,
                kind,
                now.store()
                        .read(tables -> feeds(now)
                                .ofArticles(
                                        list,
                                        tables.articles()
                                                .published(PaperRoutes.ids(List.of(list), tables), PaperFeeds.MOST),
                                        kind)));
    }

    private void issues(Context request, FeedKind kind) {
        Newsroom now = newsroom.get();
        ListConfig list = PaperRoutes.publicList(request, now);
        send(
                request,
                kind,
                now.store()
                        .read(tables -> feeds(now)
                                .ofIssues(
                                        list,
                                        tables.issues().latest(PaperRoutes.ids(List.of(list), tables), PaperFeeds.MOST),
                                        kind)));
    }

    private static void send(Context request, FeedKind kind, String feed) {
        Answer.text(request, kind.mediaType() + "; charset=utf-8", feed);
    }

    private static PaperFeeds feeds(Newsroom now) {
        return new PaperFeeds(now.config(), now.themes());
    }
}
