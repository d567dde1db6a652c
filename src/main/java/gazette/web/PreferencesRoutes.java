package gazette.web;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.membership.EraseSubscriber;
import gazette.press.membership.MailPreferencesLink;
import gazette.press.membership.ManagePreferences;
import gazette.press.membership.ManagePreferences.Choice;
import gazette.press.membership.ManagePreferences.ListChange;
import gazette.press.membership.ManagePreferences.Preferences;
import gazette.press.workspace.AppContext;
import gazette.render.pages.ListPreferences;
import gazette.render.pages.PreferencesForm;
import gazette.render.pages.PreferencesForm.Statement;
import gazette.render.pages.SubscriberPageRenderer;
import gazette.subscribers.Membership;
import gazette.subscribers.address.EmailAddress;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Serves a subscriber's choices: the form that mails the link to them, and the page behind that link. There is no
/// cookie and no session: the link is in the form's address, so that no page of somebody else can send the form.
final class PreferencesRoutes {
    private static final String ASK = "/preferences";
    private static final String PATH = ASK + "/{token}";

    private final Supplier<AppContext> context;

    PreferencesRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponse.getAndHead(routes, ASK, this::ask);
        routes.post(ASK, this::mail);
        PublicResponse.getAndHead(routes, PATH, this::show);
        routes.post(PATH, this::save);
        routes.post(PATH + "/erase", this::erase);
    }

    private void ask(Context request) {
        var negotiation = new LanguageNegotiation(context.get());
        PrivateResponse.html(
                request, 200, negotiation.pages(request).askForLink("", Set.of(), negotiation.supportedLanguages()));
    }

    private void mail(Context request) {
        AppContext now = context.get();
        var negotiation = new LanguageNegotiation(now);
        SubscriberPageRenderer pages = negotiation.pages(request);
        String typed = RequestParameters.formParam(request, "email");
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (address.isEmpty()) {
            PrivateResponse.html(
                    request, 422, pages.askForLink(typed, Set.of("email"), negotiation.supportedLanguages()));
            return;
        }
        // What people do not see, they do not fill in.
        if (RequestParameters.formParam(request, "website").isEmpty()) {
            String network = ClientAddress.network(request, now.config().web().trustedProxies());
            new MailPreferencesLink(now).to(address.get(), negotiation.language(request), network);
        }
        PrivateResponse.html(request, 200, pages.linkSent());
    }

    private void show(Context request) {
        AppContext now = context.get();
        Optional<Preferences> known = new ManagePreferences(now).find(request.pathParam("token"));
        answer(request, now, 200, known, false, Set.of());
    }

    private void save(Context request) {
        AppContext now = context.get();
        String link = request.pathParam("token");
        var managePreferences = new ManagePreferences(now);
        Optional<Preferences> known = managePreferences.find(link);
        if (known.isEmpty()) {
            answer(request, now, 404, known, false, Set.of());
            return;
        }
        var fields = new ListPreferencesParser(now.config(), request);
        List<ListPreferences> offers = known.get().lists().stream()
                .map(choice -> fields.parse(choice.list()))
                .toList();
        Set<String> problems =
                problems(offers, fields, LocalDate.ofInstant(now.clock().instant(), zone(now)));
        if (!problems.isEmpty()) {
            answer(request, now, 422, known, false, problems);
            return;
        }
        List<ListChange> wishes = offers.stream()
                .map(listPreferences -> wish(listPreferences, now))
                .toList();
        var change = new ManagePreferences.Change(
                RequestParameters.formParam(request, "name"), RequestParameters.formParam(request, "language"), wishes);
        String wording = new LanguageNegotiation(now).pages(request).wording();
        managePreferences.save(link, change, RequestParameters.consent(request, now, "preferences page", wording));
        answer(request, now, 200, managePreferences.find(link), true, Set.of());
    }

    private static Set<String> problems(List<ListPreferences> offers, ListPreferencesParser fields, LocalDate today) {
        var problems = new HashSet<String>();
        for (ListPreferences listPreferences : offers) {
            if (listPreferences.chosen() && fields.lacksTopics(listPreferences.list())) {
                problems.add("topics");
            }
            if (fields.hasInvalidPause(listPreferences.list(), today)) {
                problems.add("pause");
            }
        }
        return problems;
    }

    private void erase(Context request) {
        AppContext now = context.get();
        SubscriberPageRenderer pages = new LanguageNegotiation(now).pages(request);
        boolean sure = "yes".equals(request.formParam("sure"));
        Optional<EraseSubscriber.Outcome> outcome =
                sure ? new ManagePreferences(now).erase(request.pathParam("token")) : Optional.empty();
        if (outcome.isEmpty()) {
            PrivateResponse.html(request, 404, pages.unknownLink());
            return;
        }
        boolean erased = !(outcome.get() instanceof EraseSubscriber.Outcome.Underway);
        PrivateResponse.html(request, erased ? 200 : 503, pages.erased(erased));
    }

    /// Days are the paper's, and a pause that is over is none.
    private static ListChange wish(ListPreferences listPreferences, AppContext now) {
        Optional<Instant> until = listPreferences
                .pausedUntil()
                .map(day -> day.atStartOfDay(zone(now)).toInstant())
                .filter(instant -> instant.isAfter(now.clock().instant()));
        return new ListChange(
                listPreferences.list(),
                listPreferences.chosen(),
                listPreferences.cadence(),
                listPreferences.topics(),
                until);
    }

    private static void answer(
            Context request,
            AppContext now,
            int status,
            Optional<Preferences> known,
            boolean saved,
            Set<String> problems) {
        var negotiation = new LanguageNegotiation(now);
        if (known.isEmpty()) {
            PrivateResponse.html(request, 404, negotiation.pages(request).unknownLink());
            return;
        }
        String own = known.get().subscriber().language();
        String language = negotiation.language(request, Optional.of(own).filter(it -> !it.isEmpty()));
        PreferencesForm form = form(request, now, known.get(), saved, problems);
        PrivateResponse.html(request, status, negotiation.pages(language).preferences(form));
    }

    private static PreferencesForm form(
            Context request, AppContext now, Preferences known, boolean saved, Set<String> problems) {
        var fields = new ListPreferencesParser(now.config(), request);
        List<ListPreferences> offers = known.lists().stream()
                .map(choice -> problems.isEmpty() ? offer(choice, now) : fields.parse(choice.list()))
                .toList();
        List<Statement> said = known.consents().stream()
                .map(one -> new Statement(
                        one.at(),
                        one.consent().action(),
                        one.list(),
                        (one.consent().origin() + " " + one.consent().network()).strip()))
                .toList();
        var negotiation = new LanguageNegotiation(now);
        return new PreferencesForm(
                "/preferences/" + request.pathParam("token"),
                saved,
                problems,
                known.subscriber().address().toString(),
                known.subscriber().name(),
                negotiation
                        .supportedMatch(known.subscriber().language())
                        .orElse(now.config().publication().language()),
                negotiation.supportedLanguages(),
                offers,
                said);
    }

    private static ListPreferences offer(Choice choice, AppContext now) {
        ListConfig list = choice.list();
        List<Cadence> cadences = now.config().choices(list);
        Cadence usual = cadences.isEmpty() ? list.cadences().getFirst() : cadences.getFirst();
        Optional<Membership> membership = choice.membership();
        Optional<LocalDate> paused = membership
                .flatMap(Membership::pausedUntil)
                .filter(until -> until.isAfter(now.clock().instant()))
                .map(until -> LocalDate.ofInstant(until, zone(now)));
        return new ListPreferences(
                list,
                cadences,
                choice.isActive(),
                membership.map(Membership::cadence).filter(cadences::contains).orElse(usual),
                membership.map(Membership::topics).orElse(List.of()),
                paused);
    }

    private static ZoneId zone(AppContext now) {
        return now.config().publication().zone();
    }
}
