package gazette.web;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.membership.RecordFormRequest;
import gazette.press.membership.RelayReach;
import gazette.press.membership.RequestSignup;
import gazette.press.workspace.AppContext;
import gazette.render.pages.ListPreferences;
import gazette.render.pages.SignUpForm;
import gazette.render.pages.SignUpForm.State;
import gazette.render.pages.SubscriberPageRenderer;
import gazette.subscribers.ClientNetwork;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.keys.FormStamp.Form;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Serves the sign-up form, also for forms on other sites, and the script of forms. The response never tells whether an
/// address is known.
final class SubscribeRoutes {
    private static final String PATH = "/subscribe";

    private final Supplier<AppContext> context;
    private final RelayReach reach;

    SubscribeRoutes(Supplier<AppContext> context, RelayReach reach) {
        this.context = context;
        this.reach = reach;
    }

    void add(RoutesConfig routes) {
        PublicResponseWriter.getAndHead(routes, PATH, this::show);
        routes.post(PATH, this::submit);
        PublicResponseWriter.getCached(routes, "/form.js", SubscribeRoutes::script);
    }

    private static void script(Context request) {
        try (InputStream script = Objects.requireNonNull(SubscribeRoutes.class.getResourceAsStream("form.js"))) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            PublicResponseWriter.text(request, "text/javascript; charset=utf-8", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Context request) {
        AppContext now = context.get();
        Optional<String> wanted = Optional.ofNullable(request.queryParam("list"));
        List<ListConfig> lists = now.publicLists();
        if (lists.isEmpty()) {
            answer(request, now, State.CLOSED);
            return;
        }
        String first = wanted.filter(
                        name -> lists.stream().anyMatch(list -> list.name().equals(name)))
                .orElse(lists.getFirst().name());
        answerForm(request, now, Set.of(), offers(now, first));
    }

    private static List<ListPreferences> offers(AppContext now, String chosen) {
        return now.publicLists().stream()
                .map(list -> offer(now, list, list.name().equals(chosen)))
                .toList();
    }

    /// Returns what the form of one field asks for; the first list if it names none.
    private static List<ListPreferences> withOneChosen(AppContext now, List<ListPreferences> offers) {
        return offers.isEmpty() || offers.stream().anyMatch(ListPreferences::chosen)
                ? offers
                : offers(now, offers.getFirst().list().name());
    }

    private void submit(Context request) {
        AppContext now = context.get();
        var fields = new ListPreferencesParser(now.config(), request);
        List<ListPreferences> offers =
                now.publicLists().stream().map(fields::parse).toList();
        Optional<EmailAddress> address = RequestParameters.address(request);
        if (!RequestParameters.formParam(request, "choose").isEmpty()) {
            answerForm(request, now, address.isEmpty() ? Set.of("email") : Set.of(), withOneChosen(now, offers));
            return;
        }
        Set<String> problems = problems(now, address, offers, fields);
        if (!problems.isEmpty()) {
            answerForm(request, now, problems, offers);
            return;
        }
        var check = new StampCheck(request, now, Form.SUBSCRIBE);
        EmailAddress typed = address.orElseThrow();
        if (!check.isAccepted(typed)) {
            check.recordIfUnstamped(typed);
            answerButton(request, now, check, typed, offers);
            return;
        }
        // People do not see this field; whoever fills it in is a bot.
        if (RequestParameters.formParam(request, "website").isEmpty()) {
            signUp(request, now, check.network(), typed, offers);
        } else {
            new RecordFormRequest(now).run(typed, check.network());
        }
        answer(request, now, State.SENT);
    }

    private Set<String> problems(
            AppContext now,
            Optional<EmailAddress> address,
            List<ListPreferences> offers,
            ListPreferencesParser fields) {
        var problems = new HashSet<String>();
        if (address.isEmpty()) {
            problems.add("email");
        }
        List<ListPreferences> chosen =
                offers.stream().filter(ListPreferences::chosen).toList();
        if (chosen.isEmpty()) {
            problems.add("list");
        }
        List<ListConfig> lists = chosen.stream().map(ListPreferences::list).toList();
        if (address.filter(typed -> !reach.reaches(now, lists, typed)).isPresent()) {
            problems.add("email_unreachable");
        }
        if (chosen.stream().anyMatch(choice -> fields.lacksTopics(choice.list()))) {
            problems.add("topics");
        }
        return problems;
    }

    private static void signUp(
            Context request,
            AppContext now,
            ClientNetwork network,
            EmailAddress address,
            List<ListPreferences> offers) {
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
        new RequestSignup(now).run(new RequestSignup.Request(address, name, language, choices, consent, network));
    }

    private static ListPreferences offer(AppContext now, ListConfig list, boolean chosen) {
        List<Cadence> cadences = now.config().choices(list);
        Cadence preselected = cadences.isEmpty() ? list.cadences().getFirst() : cadences.getFirst();
        return new ListPreferences(list, cadences, chosen, preselected, List.of(), Optional.empty());
    }

    private static void answerForm(
            Context request, AppContext now, Set<String> problems, List<ListPreferences> offers) {
        var check = new StampCheck(request, now, Form.SUBSCRIBE);
        var form = new SignUpForm(
                State.FORM,
                RequestParameters.formParam(request, "email"),
                RequestParameters.formParam(request, "name"),
                check.pageStamp(),
                problems,
                offers,
                new LanguageNegotiation(now).supportedLanguages());
        SubscriberPageRenderer pages =
                new LanguageNegotiation(now).pages(request).with(check.work(Optional.empty()));
        check.answer(problems.isEmpty() ? 200 : 422, pages.subscribe(form));
    }

    private static void answerButton(
            Context request, AppContext now, StampCheck check, EmailAddress address, List<ListPreferences> offers) {
        var form = new SignUpForm(
                State.AGAIN,
                RequestParameters.shown(request, address),
                RequestParameters.formParam(request, "name"),
                check.buttonStamp(address),
                Set.of(),
                offers,
                List.of());
        SubscriberPageRenderer pages =
                new LanguageNegotiation(now).pages(request).with(check.work(Optional.of(address)));
        check.answer(200, pages.subscribe(form));
    }

    private static void answer(Context request, AppContext now, State state) {
        var form = new SignUpForm(state, "", "", "", Set.of(), List.of(), List.of());
        PrivateResponseWriter.html(
                request, 200, new LanguageNegotiation(now).pages(request).subscribe(form));
    }
}
