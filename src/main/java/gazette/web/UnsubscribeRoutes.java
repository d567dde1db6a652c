package gazette.web;

import gazette.config.ListConfig;
import gazette.press.Newsroom;
import gazette.press.SiteTheme;
import gazette.press.Unsubscribe;
import gazette.render.Leaving;
import gazette.render.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The way off a list. A GET shows a button and changes nothing; a POST leaves, from the page or from a mail program
/// (RFC 8058), as often as it comes.
final class UnsubscribeRoutes {
    private final Supplier<Newsroom> newsroom;

    UnsubscribeRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        Answer.add(routes, "/u/{token}", this::ask);
        routes.post("/u/{token}", this::leave);
    }

    private void ask(Context request) {
        Newsroom now = newsroom.get();
        Optional<String> list = new Unsubscribe(now).listOf(request.pathParam("token"));
        answer(request, now, list, title -> new Leaving.Ask(title, request.path()));
    }

    private void leave(Context request) {
        Newsroom now = newsroom.get();
        String origin = "One-Click".equals(request.formParam("List-Unsubscribe")) ? "one-click" : "page";
        Optional<String> list = new Unsubscribe(now).run(request.pathParam("token"), origin);
        answer(request, now, list, Leaving.Done::new);
    }

    private static void answer(Context request, Newsroom now, Optional<String> list, Function<String, Leaving> said) {
        if (list.isEmpty()) {
            Personal.html(request, 404, new Tongue(now).pages(request).unknownLink());
            return;
        }
        // A list that is gone from the settings can still be left.
        Optional<ListConfig> config = Optional.ofNullable(now.config().lists().get(list.get()));
        Leaving leaving = said.apply(config.map(ListConfig::title).orElse(list.get()));
        String language = config.map(ListConfig::language)
                .orElse(now.config().publication().language());
        String page =
                new Pages(now.themes(), SiteTheme.of(now.config())).unsubscribePage(now.site(), language, leaving);
        Personal.html(request, 200, page);
    }
}
