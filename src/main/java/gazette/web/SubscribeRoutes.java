package gazette.web;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.Newsroom;
import gazette.press.SignUp;
import gazette.render.Offer;
import gazette.render.ReaderPages;
import gazette.render.SignUpForm;
import gazette.render.SignUpForm.State;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.FormStamp;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The sign-up form, also for forms in other people's pages. Whatever is known of an address, the answer is the same.
final class SubscribeRoutes {
    private static final String PATH = "/subscribe";

    private final Supplier<Newsroom> newsroom;

    SubscribeRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        Answer.add(routes, PATH, this::show);
        routes.post(PATH, this::take);
    }

    private void show(Context request) {
        Newsroom now = newsroom.get();
        Optional<String> wanted = Optional.ofNullable(request.queryParam("list"));
        List<ListConfig> lists = now.publicLists();
        if (lists.isEmpty()) {
            answer(request, now, 200, State.CLOSED, Set.of(), List.of());
            return;
        }
        String first = wanted.filter(
                        name -> lists.stream().anyMatch(list -> list.name().equals(name)))
                .orElse(lists.getFirst().name());
        List<Offer> offers = lists.stream()
                .map(list -> offer(now, list, list.name().equals(first)))
                .toList();
        answer(request, now, 200, State.FORM, Set.of(), offers);
    }

    private void take(Context request) {
        Newsroom now = newsroom.get();
        var fields = new ChoiceFields(now.config(), request);
        List<Offer> offers = now.publicLists().stream().map(fields::of).toList();
        Optional<EmailAddress> address = EmailAddress.parse(Field.line(request, "email"));
        Set<String> problems = problems(address, offers, fields);
        if (!problems.isEmpty()) {
            answer(request, now, 422, State.FORM, problems, offers);
            return;
        }
        String stamp = Field.line(request, "stamp");
        if (!new FormStamp(now.key()).isTimely(stamp, now.clock().instant())) {
            answer(request, now, 200, State.AGAIN, Set.of(), offers);
            return;
        }
        // What people do not see, they do not fill in.
        if (Field.line(request, "website").isEmpty()) {
            signUp(request, now, address.orElseThrow(), offers);
        }
        answer(request, now, 200, State.SENT, Set.of(), offers);
    }

    private static Set<String> problems(Optional<EmailAddress> address, List<Offer> offers, ChoiceFields fields) {
        var problems = new HashSet<String>();
        if (address.isEmpty()) {
            problems.add("email");
        }
        List<Offer> chosen = offers.stream().filter(Offer::chosen).toList();
        if (chosen.isEmpty()) {
            problems.add("list");
        }
        if (chosen.stream().anyMatch(offer -> fields.lacksTopics(offer.list()))) {
            problems.add("topics");
        }
        return problems;
    }

    private static void signUp(Context request, Newsroom now, EmailAddress address, List<Offer> offers) {
        var tongue = new Tongue(now);
        String language = tongue.language(request);
        var said =
                Field.said(request, now, "page " + PATH, tongue.pages(language).wording());
        List<SignUp.Choice> choices = offers.stream()
                .filter(Offer::chosen)
                .map(offer -> new SignUp.Choice(offer.list(), offer.cadence(), offer.topics()))
                .toList();
        String name = Field.line(request, "name");
        new SignUp(now).run(new SignUp.Request(address, name, language, choices, said));
    }

    private static Offer offer(Newsroom now, ListConfig list, boolean chosen) {
        List<Cadence> cadences = now.config().choices(list);
        Cadence usual = cadences.isEmpty() ? list.cadences().getFirst() : cadences.getFirst();
        return new Offer(list, cadences, chosen, usual, List.of(), Optional.empty());
    }

    private static void answer(
            Context request, Newsroom now, int status, State state, Set<String> problems, List<Offer> offers) {
        var tongue = new Tongue(now);
        ReaderPages pages = tongue.pages(request);
        var form = new SignUpForm(
                state,
                Field.line(request, "email"),
                Field.line(request, "name"),
                new FormStamp(now.key())
                        .again(Field.line(request, "stamp"), now.clock().instant()),
                problems,
                offers,
                tongue.offered());
        Personal.html(request, status, pages.subscribe(form));
    }
}
