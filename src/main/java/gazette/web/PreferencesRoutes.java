package gazette.web;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.membership.EraseSubscriber;
import gazette.press.membership.MailPreferencesLink;
import gazette.press.membership.ManagePreferences;
import gazette.press.membership.ManagePreferences.Choice;
import gazette.press.membership.ManagePreferences.ListChange;
import gazette.press.membership.ManagePreferences.Preferences;
import gazette.press.membership.RecordFormRequest;
import gazette.press.membership.RelayReach;
import gazette.press.workspace.AppContext;
import gazette.render.pages.ListPreferences;
import gazette.render.pages.PreferencesForm;
import gazette.render.pages.PreferencesForm.Statement;
import gazette.render.pages.SubscriberPageRenderer;
import gazette.subscribers.Membership;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.keys.FormStamp.Form;
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

/// Serves a subscriber's preferences: the form that mails the link, and the page behind the link. There is no
/// cookie and no session: the token is in the form's address, so no foreign page can send the form.
final class PreferencesRoutes {
    private static final String LINK_FORM = "/preferences";
    private static final String PATH = LINK_FORM + "/{token}";

    private final Supplier<AppContext> context;
    private final RelayReach reach;

    PreferencesRoutes(Supplier<AppContext> context, RelayReach reach) {
        this.context = context;
        this.reach = reach;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, LINK_FORM, this::showLinkForm);
        routes.post(LINK_FORM, this::mailLink);
        PublicResponseWriter.getAndHead(routes, PATH, this::show);
        routes.post(PATH, this::save);
        routes.post(PATH + "/erase", this::erase);
    }

    private void showLinkForm(Context request) {
        answerLinkForm(request, context.get(), Set.of());
    }

    private void mailLink(Context request) {
        AppContext now = context.get();
        Optional<EmailAddress> address = RequestParameters.address(request);
        if (address.isEmpty()) {
            answerLinkForm(request, now, Set.of("email"));
            return;
        }
        if (isOutOfReach(now, address.get())) {
            answerLinkForm(request, now, Set.of("email_unreachable"));
            return;
        }
        var check = new StampCheck(request, now, Form.PREFERENCES);
        var negotiation = new LanguageNegotiation(now);
        if (!check.isAccepted(address.get())) {
            check.recordIfUnstamped(address.get());
            SubscriberPageRenderer pages = negotiation.pages(request).with(check.work(address));
            check.answer(
                    200,
                    pages.askForLinkAgain(
                            RequestParameters.shown(request, address.get()), check.buttonStamp(address.get())));
            return;
        }
        // People do not see this field; whoever fills it in is a bot.
        if (RequestParameters.formParam(request, "website").isEmpty()) {
            new MailPreferencesLink(now).to(address.get(), negotiation.language(request), check.network());
        } else {
            new RecordFormRequest(now).run(address.get(), check.network());
        }
        PrivateResponseWriter.html(request, 200, negotiation.pages(request).linkSent());
    }

    /// The mail goes by the relay of one of the subscriber's lists, whichever that is.
    private boolean isOutOfReach(AppContext now, EmailAddress address) {
        return !now.config().lists().isEmpty()
                && now.config().lists().values().stream().noneMatch(list -> reach.reaches(now, List.of(list), address));
    }

    private static void answerLinkForm(Context request, AppContext now, Set<String> problems) {
        var check = new StampCheck(request, now, Form.PREFERENCES);
        var negotiation = new LanguageNegotiation(now);
        String typed = RequestParameters.formParam(request, "email");
        SubscriberPageRenderer pages = negotiation.pages(request).with(check.work(Optional.empty()));
        check.answer(
                problems.isEmpty() ? 200 : 422,
                pages.askForLink(typed, check.pageStamp(), problems, negotiation.supportedLanguages()));
    }

    private void show(Context request) {
        AppContext now = context.get();
        Optional<Preferences> known = new ManagePreferences(now).find(request.pathParam("token"));
        answer(request, now, 200, known, false, Set.of());
    }

    private void save(Context request) {
        AppContext now = context.get();
        String token = request.pathParam("token");
        var preferences = new ManagePreferences(now);
        Optional<Preferences> known = preferences.find(token);
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
        List<ListChange> lists =
                offers.stream().map(choice -> listChange(choice, now)).toList();
        var change = new ManagePreferences.Change(
                RequestParameters.formParam(request, "name"), RequestParameters.formParam(request, "language"), lists);
        String wording = new LanguageNegotiation(now).pages(request).wording();
        preferences.save(token, change, RequestParameters.consent(request, now, "preferences page", wording));
        answer(request, now, 200, preferences.find(token), true, Set.of());
    }

    private static Set<String> problems(List<ListPreferences> offers, ListPreferencesParser fields, LocalDate today) {
        var problems = new HashSet<String>();
        for (ListPreferences choice : offers) {
            if (choice.chosen() && fields.lacksTopics(choice.list())) {
                problems.add("topics");
            }
            if (fields.hasInvalidPause(choice.list(), today)) {
                problems.add("pause");
            }
        }
        return problems;
    }

    private void erase(Context request) {
        AppContext now = context.get();
        SubscriberPageRenderer pages = new LanguageNegotiation(now).pages(request);
        boolean confirmed = "yes".equals(request.formParam("sure"));
        Optional<EraseSubscriber.Outcome> outcome =
                confirmed ? new ManagePreferences(now).erase(request.pathParam("token")) : Optional.empty();
        if (outcome.isEmpty()) {
            PrivateResponseWriter.html(request, 404, pages.unknownLink());
            return;
        }
        boolean erased = !(outcome.get() instanceof EraseSubscriber.Outcome.Underway);
        PrivateResponseWriter.html(request, erased ? 200 : 503, pages.erased(erased));
    }

    /// Returns the change of one list. Days are in the publication's time zone; a pause in the past is dropped.
    private static ListChange listChange(ListPreferences choice, AppContext now) {
        Optional<Instant> until = choice.pausedUntil()
                .map(day -> day.atStartOfDay(zone(now)).toInstant())
                .filter(instant -> instant.isAfter(now.clock().instant()));
        return new ListChange(choice.list(), choice.chosen(), choice.cadence(), choice.topics(), until);
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
            PrivateResponseWriter.html(request, 404, negotiation.pages(request).unknownLink());
            return;
        }
        String stored = known.get().subscriber().language();
        String language = negotiation.language(request, Optional.of(stored).filter(code -> !code.isEmpty()));
        PreferencesForm form = form(request, now, known.get(), saved, problems);
        PrivateResponseWriter.html(request, status, negotiation.pages(language).preferences(form));
    }

    private static PreferencesForm form(
            Context request, AppContext now, Preferences known, boolean saved, Set<String> problems) {
        var fields = new ListPreferencesParser(now.config(), request);
        List<ListPreferences> offers = known.lists().stream()
                .map(choice -> problems.isEmpty() ? offer(choice, now) : fields.parse(choice.list()))
                .toList();
        List<Statement> consents = known.consents().stream()
                .map(entry -> new Statement(
                        entry.at(),
                        entry.consent().action(),
                        entry.list(),
                        (entry.consent().origin() + " " + entry.consent().network()).strip()))
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
                consents);
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
