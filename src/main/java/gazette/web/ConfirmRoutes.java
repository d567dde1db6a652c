package gazette.web;

import gazette.config.ListConfig;
import gazette.press.membership.ConfirmSignup;
import gazette.press.membership.ConfirmSignup.ConfirmationOffer;
import gazette.press.workspace.AppContext;
import gazette.render.pages.SubscriberPageRenderer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Serves the link in the mail that asks to confirm a sign-up. A GET shows a button and changes nothing: mail scanners
/// open every link.
final class ConfirmRoutes {
    private static final String PATH = "/confirm/{token}";

    private final Supplier<AppContext> context;

    ConfirmRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponse.getAndHead(routes, PATH, this::ask);
        routes.post(PATH, this::confirm);
    }

    private void ask(Context request) {
        AppContext now = context.get();
        Optional<ConfirmationOffer> asked = new ConfirmSignup(now).preview(request.pathParam("token"));
        answer(request, now, asked, (pages, lists) -> pages.confirm(lists, request.path()));
    }

    private void confirm(Context request) {
        AppContext now = context.get();
        String link = request.pathParam("token");
        var confirmSignup = new ConfirmSignup(now);
        String wording = pages(request, now, confirmSignup.preview(link)).wording();
        Optional<ConfirmationOffer> asked =
                confirmSignup.run(link, RequestParameters.consent(request, now, "confirmation mail", wording));
        answer(request, now, asked, SubscriberPageRenderer::confirmed);
    }

    private static void answer(
            Context request,
            AppContext now,
            Optional<ConfirmationOffer> asked,
            BiFunction<SubscriberPageRenderer, List<ListConfig>, String> known) {
        SubscriberPageRenderer pages = pages(request, now, asked);
        String page = asked.map(ConfirmationOffer::lists)
                .map(lists -> known.apply(pages, lists))
                .orElseGet(pages::unknownLink);
        PrivateResponse.html(request, asked.isPresent() ? 200 : 404, page);
    }

    /// Returns the pages in the language of the form that was filled in.
    private static SubscriberPageRenderer pages(Context request, AppContext now, Optional<ConfirmationOffer> asked) {
        var negotiation = new LanguageNegotiation(now);
        return negotiation.pages(negotiation.language(request, asked.map(ConfirmationOffer::language)));
    }
}
