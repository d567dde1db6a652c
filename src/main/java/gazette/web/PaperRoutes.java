package gazette.web;

import gazette.articles.FiledArticle;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.press.FeedCatalogue;
import gazette.press.Newsroom;
import gazette.press.SiteTheme;
import gazette.render.Channel;
import gazette.render.FeedDirectory;
import gazette.render.Pages;
import gazette.render.Shelf;
import gazette.store.Tables;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The paper: front page, lists, issues, articles, pictures. What is not public is not found.
final class PaperRoutes {
    private static final int ON_FRONT = 13;
    private static final int ON_SHELF = 5;
    private static final int ON_LIST = 200;
    private static final Pattern PICTURE = Pattern.compile("[a-z2-7]{26}\\.(png|jpg|gif)");

    private final Supplier<Newsroom> newsroom;

    PaperRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        Answer.publish(routes, "/", this::front);
        Answer.publish(routes, "/style.css", this::style);
        Answer.publish(routes, "/feed.css", this::feedStyle);
        Answer.publish(routes, "/feeds", this::feeds);
        Answer.publish(routes, "/feeds.opml", this::opml);
        Answer.add(routes, "/i/{name}", this::picture);
        Answer.publish(routes, "/a/{slug}", this::article);
        Answer.add(routes, "/{list}", this::toList);
        Answer.publish(routes, "/{list}/", this::list);
        Answer.publish(routes, "/{list}/{number}", this::issue);
    }

    private void front(Context request) {
        Newsroom now = newsroom.get();
        String page = now.store().read(tables -> {
            List<Long> first = tables.publicArticles().first(now.publicLists(tables), ON_FRONT);
            List<FiledArticle> latest = tables.articles().all(first);
            List<Shelf> shelves = now.publicLists().stream()
                    .map(list -> new Shelf(list, tables.issues().latest(ids(List.of(list), tables), ON_SHELF)))
                    .toList();
            return pages(now).frontPage(now.site(), latest, shelves);
        });
        Answer.html(request, page);
    }

    private void style(Context request) {
        Newsroom now = newsroom.get();
        Answer.text(request, "text/css; charset=utf-8", pages(now).stylesheet(now.site()));
    }

    private void feedStyle(Context request) {
        Newsroom now = newsroom.get();
        Answer.text(request, "text/css; charset=utf-8", pages(now).feedStylesheet(now.site()));
    }

    private void feeds(Context request) {
        Newsroom now = newsroom.get();
        Answer.html(request, directory(now).page(now.site(), channels(now)));
    }

    private void opml(Context request) {
        Newsroom now = newsroom.get();
        Answer.text(request, "text/x-opml; charset=utf-8", directory(now).opml(now.site(), channels(now)));
    }

    private void picture(Context request) throws IOException {
        String name = request.pathParam("name");
        Path file = newsroom.get().pictures().resolve(name);
        if (!PICTURE.matcher(name).matches() || Files.notExists(file)) {
            throw new NotFoundResponse();
        }
        String type = name.endsWith(".jpg") ? "jpeg" : name.substring(name.length() - 3);
        request.header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType("image/" + type)
                .result(Files.readAllBytes(file));
    }

    private void article(Context request) {
        Newsroom now = newsroom.get();
        String page = now.store().read(tables -> {
            FiledArticle filed =
                    tables.articles().bySlug(request.pathParam("slug")).orElseThrow(NotFoundResponse::new);
            List<Long> shown = tables.articles().listsOf(filed.id(), now.publicLists(tables));
            if (shown.isEmpty()) {
                throw new NotFoundResponse();
            }
            List<ListConfig> lists = now.publicLists().stream()
                    .filter(list -> tables.lists()
                            .find(list.name())
                            .filter(shown::contains)
                            .isPresent())
                    .toList();
            return pages(now).articlePage(now.site(), filed, lists);
        });
        Answer.html(request, page);
    }

    private void toList(Context request) {
        request.redirect("/" + publicList(request, newsroom.get()).name() + "/");
    }

    private void list(Context request) {
        Newsroom now = newsroom.get();
        ListConfig list = publicList(request, now);
        List<Issue> issues = now.store().read(tables -> tables.issues().latest(ids(List.of(list), tables), ON_LIST));
        Answer.html(request, pages(now).listPage(now.site(), list, issues));
    }

    private void issue(Context request) {
        Newsroom now = newsroom.get();
        ListConfig list = publicList(request, now);
        String number = request.pathParam("number");
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new NotFoundResponse();
        }
        Optional<Issue> issue = now.store().read(tables -> tables.issues().find(list.name(), Long.parseLong(number)));
        Answer.html(request, pages(now).issuePage(now.site(), list, issue.orElseThrow(NotFoundResponse::new)));
    }

    static ListConfig publicList(Context request, Newsroom now) {
        return Optional.ofNullable(now.config().lists().get(request.pathParam("list")))
                .filter(ListConfig::isPublic)
                .orElseThrow(NotFoundResponse::new);
    }

    static List<Long> ids(List<ListConfig> lists, Tables tables) {
        return tables.lists().ids(lists.stream().map(ListConfig::name).toList());
    }

    private static List<Channel> channels(Newsroom now) {
        return now.store().read(tables -> new FeedCatalogue(now.config(), now.themes()).all(tables));
    }

    private static FeedDirectory directory(Newsroom now) {
        return new FeedDirectory(now.themes(), SiteTheme.of(now.config()));
    }

    private static Pages pages(Newsroom now) {
        return new Pages(now.themes(), SiteTheme.of(now.config()));
    }
}
