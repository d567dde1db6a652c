package gazette.web;

import gazette.config.ListConfig;
import gazette.press.Confirm;
import gazette.press.Newsroom;
import gazette.render.ReaderPages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// The link in the mail that asks whether a sign-up was the reader's own. A GET shows a button and changes nothing:
/// mail
/// scanners open every link.
final class ConfirmRoutes {
    private static final String PATH = "/confirm/{token}";

    private final Supplier<Newsroom> newsroom;

    ConfirmRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        Answer.add(routes, PATH, this::ask);
        routes.post(PATH, this::confirm);
    }

    private void ask(Context request) {
        Newsroom now = newsroom.get();
        List<ListConfig> lists = new Confirm(now).lists(request.pathParam("token"));
        answer(request, now, lists, pages -> pages.confirm(lists, request.path()));
    }

    private void confirm(Context request) {
        Newsroom now = newsroom.get();
        var said = Field.said(
                request,
                now,
                "confirmation mail",
                new Tongue(now).pages(request).wording());
        List<ListConfig> lists = new Confirm(now).run(request.pathParam("token"), said);
        answer(request, now, lists, pages -> pages.confirmed(lists));
    }

    private static void answer(
            Context request, Newsroom now, List<ListConfig> lists, Function<ReaderPages, String> known) {
        ReaderPages pages = new Tongue(now).pages(request);
        if (lists.isEmpty()) {
            Personal.html(request, 404, pages.unknownLink());
            return;
        }
        Personal.html(request, 200, known.apply(pages));
    }
}
