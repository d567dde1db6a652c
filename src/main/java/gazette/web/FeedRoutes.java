package gazette.web;

import gazette.config.ListConfig;
import gazette.press.Newsroom;
import gazette.press.PaperFeeds;
import gazette.render.FeedKind;
import gazette.store.Tables;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        answer(request, kind, now, (feeds, tables) -> {
            List<Long> lists = PaperRoutes.ids(now.publicLists(), tables);
            return feeds.ofAll(tables.articles().published(lists, PaperFeeds.MOST), kind);
        });
    }

    private void articles(Context request, FeedKind kind) {
        Newsroom now = newsroom.get();
        ListConfig list = PaperRoutes.publicList(request, now);
        answer(request, kind, now, (feeds, tables) -> {
            List<Long> lists = PaperRoutes.ids(List.of(list), tables);
            return feeds.ofArticles(list, tables.articles().published(lists, PaperFeeds.MOST), kind);
        });
    }

    private void issues(Context request, FeedKind kind) {
        Newsroom now = newsroom.get();
        ListConfig list = PaperRoutes.publicList(request, now);
        answer(request, kind, now, (feeds, tables) -> {
            List<Long> lists = PaperRoutes.ids(List.of(list), tables);
            return feeds.ofIssues(list, tables.issues().latest(lists, PaperFeeds.MOST), kind);
        });
    }

    private static void answer(
            Context request, FeedKind kind, Newsroom now, BiFunction<PaperFeeds, Tables, String> feed) {
        var feeds = new PaperFeeds(now.config(), now.themes());
        String text = now.store().read(tables -> feed.apply(feeds, tables));
        request.header("Link", links(now, request.path()));
        Answer.text(request, kind.mediaType() + "; charset=utf-8", text);
    }

    /// Where a hub and its readers find the feed and each other (W3C WebSub section 4, RFC 8288).
    private static String links(Newsroom now, String path) {
        String self = "<" + now.site().absolute(path) + ">; rel=\"self\"";
        return Stream.concat(
                        Stream.of(self), now.config().websub().hubs().stream().map(hub -> "<" + hub + ">; rel=\"hub\""))
                .collect(Collectors.joining(", "));
    }
}
