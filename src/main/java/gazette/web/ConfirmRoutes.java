package gazette.web;

import gazette.config.ListConfig;
import gazette.press.Confirm;
import gazette.press.Confirm.Asked;
import gazette.press.Newsroom;
import gazette.render.ReaderPages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The link in the mail that asks whether a sign-up was the reader's own. A GET shows a button and changes nothing:
/// mail scanners open every link.
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
        Optional<Asked> asked = new Confirm(now).look(request.pathParam("token"));
        answer(request, now, asked, (pages, lists) -> pages.confirm(lists, request.path()));
    }

    private void confirm(Context request) {
        Newsroom now = newsroom.get();
        String link = request.pathParam("token");
        var confirm = new Confirm(now);
        String wording = pages(request, now, confirm.look(link)).wording();
        Optional<Asked> asked = confirm.run(link, Field.said(request, now, "confirmation mail", wording));
        answer(request, now, asked, ReaderPages::confirmed);
    }

    private static void answer(
            Context request,
            Newsroom now,
            Optional<Asked> asked,
            BiFunction<ReaderPages, List<ListConfig>, String> known) {
        ReaderPages pages = pages(request, now, asked);
        String page =
                asked.map(Asked::lists).map(lists -> known.apply(pages, lists)).orElseGet(pages::unknownLink);
        Personal.html(request, asked.isPresent() ? 200 : 404, page);
    }

    /// In the language of the form that it began with.
    private static ReaderPages pages(Context request, Newsroom now, Optional<Asked> asked) {
        var tongue = new Tongue(now);
        return tongue.pages(tongue.language(request, asked.map(Asked::language)));
    }
}
