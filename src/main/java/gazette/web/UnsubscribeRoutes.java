package gazette.web;

import gazette.config.ListConfig;
import gazette.press.MailLink;
import gazette.press.Newsroom;
import gazette.press.Unsubscribe;
import gazette.press.Unsubscribe.Subject;
import gazette.render.Leaving;
import gazette.render.Leaving.Rather;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The way off a list. A GET shows a button and changes nothing; a POST leaves, from the page or from a mail program
/// (RFC 8058), as often as it comes. Whoever has the letter can do this and no more: what the answer offers besides
/// takes a proof that stands in that very answer, or a mail to the reader.
final class UnsubscribeRoutes {
    private static final String PATH = "/u/{token}";

    private final Supplier<Newsroom> newsroom;

    UnsubscribeRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        Answer.add(routes, PATH, request -> visit(request, this::ask));
        routes.post(PATH, request -> visit(request, this::leave));
        routes.post(PATH + "/undo", request -> visit(request, this::undo));
        routes.post(PATH + "/all", request -> visit(request, this::leaveAll));
        routes.post(PATH + "/link", request -> visit(request, this::mailLink));
    }

    /// A request with a link that is ours.
    private record Visit(Context request, Newsroom now, Subject subject) {
        String link() {
            return request.pathParam("token");
        }

        /// Absent if the list is gone from the settings; it can still be left.
        Optional<ListConfig> list() {
            return Optional.ofNullable(now.config().lists().get(subject.list()));
        }

        String title() {
            return list().map(ListConfig::title).orElse(subject.list());
        }

        String language() {
            String own = subject.reader().language();
            return new Tongue(now)
                    .language(request, own.isEmpty() ? list().map(ListConfig::language) : Optional.of(own));
        }

        void answer(Leaving leaving) {
            String page = new Tongue(now).pages(language()).unsubscribe(leaving, "/u/" + link());
            Personal.html(request, 200, page);
        }
    }

    /// What is done with a visit.
    private interface Act {
        void on(Visit visit);
    }

    private void visit(Context request, Act act) {
        Newsroom now = newsroom.get();
        Optional<Subject> subject = new Unsubscribe(now).subject(request.pathParam("token"));
        if (subject.isEmpty()) {
            Personal.html(request, 404, new Tongue(now).pages(request).unknownLink());
            return;
        }
        act.on(new Visit(request, now, subject.get()));
    }

    private void ask(Visit visit) {
        visit.answer(new Leaving.Ask(visit.title()));
    }

    private void leave(Visit visit) {
        boolean byMailProgram = "One-Click".equals(visit.request().formParam("List-Unsubscribe"));
        Optional<String> undo = new Unsubscribe(visit.now())
                .run(visit.link(), Field.said(visit.request(), visit.now(), byMailProgram ? "one-click" : "page", ""));
        if (byMailProgram) {
            visit.request().header("Cache-Control", "no-store").result("unsubscribed\n");
            return;
        }
        visit.answer(new Leaving.Done(visit.title(), undo, rather(visit)));
    }

    private static Rather rather(Visit visit) {
        return visit.list()
                .map(list -> new Rather(
                        visit.now().config().choices(list),
                        List.copyOf(list.topics().keySet())))
                .orElse(Rather.NOTHING);
    }

    private void undo(Visit visit) {
        boolean back = new Unsubscribe(visit.now())
                .undo(visit.link(), proof(visit), Field.said(visit.request(), visit.now(), "page", ""));
        answerOrUnknown(visit, back, new Leaving.Back(visit.title()));
    }

    private void leaveAll(Visit visit) {
        boolean left = new Unsubscribe(visit.now())
                .leaveAll(visit.link(), proof(visit), Field.said(visit.request(), visit.now(), "page", ""));
        answerOrUnknown(visit, left, new Leaving.All());
    }

    private void mailLink(Visit visit) {
        new MailLink(visit.now()).byLetter(visit.link(), visit.language());
        visit.answer(new Leaving.Linked());
    }

    private static void answerOrUnknown(Visit visit, boolean known, Leaving leaving) {
        if (known) {
            visit.answer(leaving);
            return;
        }
        Personal.html(
                visit.request(),
                404,
                new Tongue(visit.now()).pages(visit.request()).unknownLink());
    }

    private static String proof(Visit visit) {
        return Field.line(visit.request(), "undo");
    }
}
