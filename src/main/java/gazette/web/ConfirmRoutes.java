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

/// Serves the link that confirms a sign-up. A GET changes nothing and shows a button, since mail scanners open links.
final class ConfirmRoutes {
    private static final String PATH = "/confirm/{token}";

    private final Supplier<AppContext> context;

    ConfirmRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, PATH, this::showForm);
        routes.post(PATH, this::confirm);
    }

    private void showForm(Context request) {
        AppContext now = context.get();
        Optional<ConfirmationOffer> offer = new ConfirmSignup(now).preview(request.pathParam("token"));
        answer(request, now, offer, (pages, lists) -> pages.confirm(lists, request.path()));
    }

    private void confirm(Context request) {
        AppContext now = context.get();
        String token = request.pathParam("token");
        var confirmSignup = new ConfirmSignup(now);
        String wording = pages(request, now, confirmSignup.preview(token)).wording();
        Optional<ConfirmationOffer> offer =
                confirmSignup.run(token, RequestParameters.consent(request, now, "confirmation mail", wording));
        answer(request, now, offer, SubscriberPageRenderer::confirmed);
    }

    private static void answer(
            Context request,
            AppContext now,
            Optional<ConfirmationOffer> offer,
            BiFunction<SubscriberPageRenderer, List<ListConfig>, String> page) {
        SubscriberPageRenderer pages = pages(request, now, offer);
        String html = offer.map(ConfirmationOffer::lists)
                .map(lists -> page.apply(pages, lists))
                .orElseGet(pages::unknownLink);
        PrivateResponseWriter.html(request, offer.isPresent() ? 200 : 404, html);
    }

    /// Returns the pages in the language of the sign-up form.
    private static SubscriberPageRenderer pages(Context request, AppContext now, Optional<ConfirmationOffer> offer) {
        var negotiation = new LanguageNegotiation(now);
        return negotiation.pages(negotiation.language(request, offer.map(ConfirmationOffer::language)));
    }
}
