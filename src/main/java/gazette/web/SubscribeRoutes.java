package gazette.web;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.membership.RequestSignup;
import gazette.press.workspace.AppContext;
import gazette.render.pages.ListPreferences;
import gazette.render.pages.SignUpForm;
import gazette.render.pages.SignUpForm.State;
import gazette.render.pages.SubscriberPageRenderer;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.keys.FormTimestamp;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Serves the sign-up form, also for forms on other sites. The response never tells whether an address is known.
final class SubscribeRoutes {
    private static final String PATH = "/subscribe";

    private final Supplier<AppContext> context;

    SubscribeRoutes(Supplier<AppContext> context) {
        this.context = context;
    }

    void add(RoutesConfig routes) {
        PublicResponse.getAndHead(routes, PATH, this::show);
        routes.post(PATH, this::submit);
    }

    private void show(Context request) {
        AppContext now = context.get();
        Optional<String> wanted = Optional.ofNullable(request.queryParam("list"));
        List<ListConfig> lists = now.publicLists();
        if (lists.isEmpty()) {
            answer(request, now, 200, State.CLOSED, Set.of(), List.of());
            return;
        }
        String first = wanted.filter(
                        name -> lists.stream().anyMatch(list -> list.name().equals(name)))
                .orElse(lists.getFirst().name());
        List<ListPreferences> offers = lists.stream()
                .map(list -> offer(now, list, list.name().equals(first)))
                .toList();
        answer(request, now, 200, State.FORM, Set.of(), offers);
    }

    private void submit(Context request) {
        AppContext now = context.get();
        var fields = new ListPreferencesParser(now.config(), request);
        List<ListPreferences> offers =
                now.publicLists().stream().map(fields::parse).toList();
        Optional<EmailAddress> address = EmailAddress.parse(RequestParameters.formParam(request, "email"));
        Set<String> problems = problems(address, offers, fields);
        if (!problems.isEmpty()) {
            answer(request, now, 422, State.FORM, problems, offers);
            return;
        }
        String stamp = RequestParameters.formParam(request, "stamp");
        if (!new FormTimestamp(now.keyRing()).isTimely(stamp, now.clock().instant())) {
            answer(request, now, 200, State.AGAIN, Set.of(), offers);
            return;
        }
        // People do not see this field; whoever fills it in is a bot.
        if (RequestParameters.formParam(request, "website").isEmpty()) {
            signUp(request, now, address.orElseThrow(), offers);
        }
        answer(request, now, 200, State.SENT, Set.of(), offers);
    }

    private static Set<String> problems(
            Optional<EmailAddress> address, List<ListPreferences> offers, ListPreferencesParser fields) {
        var problems = new HashSet<String>();
        if (address.isEmpty()) {
            problems.add("email");
        }
        List<ListPreferences> chosen =
                offers.stream().filter(ListPreferences::chosen).toList();
        if (chosen.isEmpty()) {
            problems.add("list");
        }
        if (chosen.stream().anyMatch(choice -> fields.lacksTopics(choice.list()))) {
            problems.add("topics");
        }
        return problems;
    }

    private static void signUp(Context request, AppContext now, EmailAddress address, List<ListPreferences> offers) {
        var negotiation = new LanguageNegotiation(now);
        String language = negotiation.language(request);
        var consent = RequestParameters.consent(
                request,
                now,
                RequestSignup.FORM_ORIGIN,
                negotiation.pages(language).wording());
        List<RequestSignup.Choice> choices = offers.stream()
                .filter(ListPreferences::chosen)
                .map(choice -> new RequestSignup.Choice(choice.list(), choice.cadence(), choice.topics()))
                .toList();
        String name = RequestParameters.formParam(request, "name");
        new RequestSignup(now)
                .run(new RequestSignup.Request(
                        address,
                        name,
                        language,
                        choices,
                        consent,
                        ClientAddress.network(request, now.config().web().trustedProxies())));
    }

    private static ListPreferences offer(AppContext now, ListConfig list, boolean chosen) {
        List<Cadence> cadences = now.config().choices(list);
        Cadence preselected = cadences.isEmpty() ? list.cadences().getFirst() : cadences.getFirst();
        return new ListPreferences(list, cadences, chosen, preselected, List.of(), Optional.empty());
    }

    private static void answer(
            Context request,
            AppContext now,
            int status,
            State state,
            Set<String> problems,
            List<ListPreferences> offers) {
        var negotiation = new LanguageNegotiation(now);
        SubscriberPageRenderer pages = negotiation.pages(request);
        var form = new SignUpForm(
                state,
                RequestParameters.formParam(request, "email"),
                RequestParameters.formParam(request, "name"),
                new FormTimestamp(now.keyRing())
                        .renew(
                                RequestParameters.formParam(request, "stamp"),
                                now.clock().instant()),
                problems,
                offers,
                negotiation.supportedLanguages());
        PrivateResponse.html(request, status, pages.subscribe(form));
    }
}
