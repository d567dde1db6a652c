package gazette.web;

import gazette.config.ListConfig;
import gazette.press.membership.MailPreferencesLink;
import gazette.press.membership.Unsubscribe;
import gazette.press.membership.Unsubscribe.Subject;
import gazette.press.workspace.AppContext;
import gazette.render.pages.UnsubscribePageData;
import gazette.render.pages.UnsubscribePageData.Alternatives;
import gazette.web.http.ClientAddress;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Serves the unsubscribe links. A GET shows a button and changes nothing; a POST unsubscribes, from the page or from a
/// mail program (RFC 8058), and can be repeated. The link alone allows no more: the other actions need a proof from
/// that page, or send a mail to the subscriber.
final class UnsubscribeRoutes {
    private static final String PATH = "/u/{token}";

    private final Supplier<AppContext> context;

    UnsubscribeRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, PATH, request -> visit(request, this::showForm));
        routes.post(PATH, request -> visit(request, this::unsubscribe));
        routes.post(PATH + "/undo", request -> visit(request, this::undo));
        routes.post(PATH + "/all", request -> visit(request, this::leaveAll));
        routes.post(PATH + "/link", request -> visit(request, this::mailLink));
    }

    /// Holds a request with a valid link.
    private record Visit(Context request, AppContext now, Subject subject) {
        String token() {
            return request.pathParam("token");
        }

        /// Returns the list; empty if it is no longer in the settings. Unsubscribing from it still works.
        Optional<ListConfig> list() {
            return Optional.ofNullable(now.config().lists().get(subject.list()));
        }

        String title() {
            return list().map(ListConfig::title).orElse(subject.list());
        }

        String language() {
            String own = subject.subscriber().language();
            return new LanguageNegotiation(now)
                    .language(request, own.isEmpty() ? list().map(ListConfig::language) : Optional.of(own));
        }

        void answer(UnsubscribePageData data) {
            String page = new LanguageNegotiation(now).pages(language()).unsubscribe(data, "/u/" + token());
            PrivateResponseWriter.html(request, 200, page);
        }
    }

    /// Handles a visit.
    private interface Action {
        void handle(Visit visit);
    }

    private void visit(Context request, Action action) {
        AppContext now = context.get();
        Optional<Subject> subject = new Unsubscribe(now).subject(request.pathParam("token"));
        if (subject.isEmpty()) {
            PrivateResponseWriter.html(
                    request, 404, new LanguageNegotiation(now).pages(request).unknownLink());
            return;
        }
        action.handle(new Visit(request, now, subject.get()));
    }

    private void showForm(Visit visit) {
        visit.answer(new UnsubscribePageData.Ask(visit.title()));
    }

    private void unsubscribe(Visit visit) {
        boolean byMailProgram = "One-Click".equals(visit.request().formParam("List-Unsubscribe"));
        Optional<String> undo = new Unsubscribe(visit.now())
                .run(
                        visit.token(),
                        RequestParameters.consent(
                                visit.request(), visit.now(), byMailProgram ? "one-click" : "page", ""));
        if (byMailProgram) {
            visit.request().header("Cache-Control", "no-store").result("unsubscribed\n");
            return;
        }
        visit.answer(new UnsubscribePageData.Done(visit.title(), undo, alternatives(visit)));
    }

    private static Alternatives alternatives(Visit visit) {
        return visit.list()
                .map(list -> new Alternatives(
                        visit.now().config().choices(list),
                        List.copyOf(list.topics().keySet())))
                .orElse(Alternatives.NOTHING);
    }

    private void undo(Visit visit) {
        boolean undone = new Unsubscribe(visit.now())
                .undo(visit.token(), proof(visit), RequestParameters.consent(visit.request(), visit.now(), "page", ""));
        answerOrUnknown(visit, undone, new UnsubscribePageData.Back(visit.title()));
    }

    private void leaveAll(Visit visit) {
        boolean left = new Unsubscribe(visit.now())
                .leaveAll(
                        visit.token(),
                        proof(visit),
                        RequestParameters.consent(visit.request(), visit.now(), "page", ""));
        answerOrUnknown(visit, left, new UnsubscribePageData.All());
    }

    private void mailLink(Visit visit) {
        new MailPreferencesLink(visit.now())
                .byLetter(
                        visit.token(),
                        visit.language(),
                        ClientAddress.network(
                                visit.request(), visit.now().config().web().proxies()));
        visit.answer(new UnsubscribePageData.Linked());
    }

    private static void answerOrUnknown(Visit visit, boolean known, UnsubscribePageData data) {
        if (known) {
            visit.answer(data);
            return;
        }
        PrivateResponseWriter.html(
                visit.request(),
                404,
                new LanguageNegotiation(visit.now()).pages(visit.request()).unknownLink());
    }

    private static String proof(Visit visit) {
        return RequestParameters.formParam(visit.request(), "undo");
    }
}
