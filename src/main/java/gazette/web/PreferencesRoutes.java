package gazette.web;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.EraseReader;
import gazette.press.MailLink;
import gazette.press.Newsroom;
import gazette.press.Preferences;
import gazette.press.Preferences.Choice;
import gazette.press.Preferences.Known;
import gazette.press.Preferences.Wish;
import gazette.render.Offer;
import gazette.render.PreferencesForm;
import gazette.render.PreferencesForm.Statement;
import gazette.render.ReaderPages;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.Membership;
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

/// All that a reader chose: the form that mails the link to it, and the page behind the link. No cookie and no session:
/// the link is in the form's address, so that no page of somebody else can send the form.
final class PreferencesRoutes {
    private static final String ASK = "/preferences";
    private static final String PATH = ASK + "/{token}";

    private final Supplier<Newsroom> newsroom;

    PreferencesRoutes(Supplier<Newsroom> newsroom) {
        this.newsroom = newsroom;
    }

    void add(RoutesConfig routes) {
        Answer.add(routes, ASK, this::ask);
        routes.post(ASK, this::mail);
        Answer.add(routes, PATH, this::show);
        routes.post(PATH, this::save);
        routes.post(PATH + "/erase", this::erase);
    }

    private void ask(Context request) {
        var tongue = new Tongue(newsroom.get());
        Personal.html(request, 200, tongue.pages(request).askForLink("", Set.of(), tongue.offered()));
    }

    private void mail(Context request) {
        Newsroom now = newsroom.get();
        var tongue = new Tongue(now);
        ReaderPages pages = tongue.pages(request);
        String typed = Field.line(request, "email");
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        if (address.isEmpty()) {
            Personal.html(request, 422, pages.askForLink(typed, Set.of("email"), tongue.offered()));
            return;
        }
        // What people do not see, they do not fill in.
        if (Field.line(request, "website").isEmpty()) {
            String network = Client.network(request, now.config().web().trustedProxies());
            new MailLink(now).to(address.get(), tongue.language(request), network);
        }
        Personal.html(request, 200, pages.linkSent());
    }

    private void show(Context request) {
        Newsroom now = newsroom.get();
        Optional<Known> known = new Preferences(now).look(request.pathParam("token"));
        answer(request, now, 200, known, false, Set.of());
    }

    private void save(Context request) {
        Newsroom now = newsroom.get();
        String link = request.pathParam("token");
        var preferences = new Preferences(now);
        Optional<Known> known = preferences.look(link);
        if (known.isEmpty()) {
            answer(request, now, 404, known, false, Set.of());
            return;
        }
        var fields = new ChoiceFields(now.config(), request);
        List<Offer> offers = known.get().lists().stream()
                .map(choice -> fields.of(choice.list()))
                .toList();
        Set<String> problems =
                problems(offers, fields, LocalDate.ofInstant(now.clock().instant(), zone(now)));
        if (!problems.isEmpty()) {
            answer(request, now, 422, known, false, problems);
            return;
        }
        List<Wish> wishes = offers.stream().map(offer -> wish(offer, now)).toList();
        var change = new Preferences.Change(Field.line(request, "name"), Field.line(request, "language"), wishes);
        String wording = new Tongue(now).pages(request).wording();
        preferences.save(link, change, Field.said(request, now, "preferences page", wording));
        answer(request, now, 200, preferences.look(link), true, Set.of());
    }

    private static Set<String> problems(List<Offer> offers, ChoiceFields fields, LocalDate today) {
        var problems = new HashSet<String>();
        for (Offer offer : offers) {
            if (offer.chosen() && fields.lacksTopics(offer.list())) {
                problems.add("topics");
            }
            if (fields.hasOddPause(offer.list(), today)) {
                problems.add("pause");
            }
        }
        return problems;
    }

    private void erase(Context request) {
        Newsroom now = newsroom.get();
        ReaderPages pages = new Tongue(now).pages(request);
        boolean sure = "yes".equals(request.formParam("sure"));
        Optional<EraseReader.Outcome> outcome =
                sure ? new Preferences(now).erase(request.pathParam("token")) : Optional.empty();
        if (outcome.isEmpty()) {
            Personal.html(request, 404, pages.unknownLink());
            return;
        }
        boolean erased = !(outcome.get() instanceof EraseReader.Outcome.Underway);
        Personal.html(request, erased ? 200 : 503, pages.erased(erased));
    }

    /// Days are the paper's, and a pause that is over is none.
    private static Wish wish(Offer offer, Newsroom now) {
        Optional<Instant> until = offer.pausedUntil()
                .map(day -> day.atStartOfDay(zone(now)).toInstant())
                .filter(instant -> instant.isAfter(now.clock().instant()));
        return new Wish(offer.list(), offer.chosen(), offer.cadence(), offer.topics(), until);
    }

    private static void answer(
            Context request, Newsroom now, int status, Optional<Known> known, boolean saved, Set<String> problems) {
        var tongue = new Tongue(now);
        if (known.isEmpty()) {
            Personal.html(request, 404, tongue.pages(request).unknownLink());
            return;
        }
        String own = known.get().reader().language();
        String language = tongue.language(request, Optional.of(own).filter(it -> !it.isEmpty()));
        PreferencesForm form = form(request, now, known.get(), saved, problems);
        Personal.html(request, status, tongue.pages(language).preferences(form));
    }

    private static PreferencesForm form(
            Context request, Newsroom now, Known known, boolean saved, Set<String> problems) {
        var fields = new ChoiceFields(now.config(), request);
        List<Offer> offers = known.lists().stream()
                .map(choice -> problems.isEmpty() ? offer(choice, now) : fields.of(choice.list()))
                .toList();
        List<Statement> said = known.said().stream()
                .map(one -> new Statement(
                        one.at(),
                        one.consent().action(),
                        one.list(),
                        (one.consent().origin() + " " + one.consent().network()).strip()))
                .toList();
        var tongue = new Tongue(now);
        return new PreferencesForm(
                "/preferences/" + request.pathParam("token"),
                saved,
                problems,
                known.reader().address().toString(),
                known.reader().name(),
                tongue.like(known.reader().language())
                        .orElse(now.config().publication().language()),
                tongue.offered(),
                offers,
                said);
    }

    private static Offer offer(Choice choice, Newsroom now) {
        ListConfig list = choice.list();
        List<Cadence> cadences = now.config().choices(list);
        Cadence usual = cadences.isEmpty() ? list.cadences().getFirst() : cadences.getFirst();
        Optional<Membership> membership = choice.membership();
        Optional<LocalDate> paused = membership
                .flatMap(Membership::pausedUntil)
                .filter(until -> until.isAfter(now.clock().instant()))
                .map(until -> LocalDate.ofInstant(until, zone(now)));
        return new Offer(
                list,
                cadences,
                choice.isActive(),
                membership.map(Membership::cadence).filter(cadences::contains).orElse(usual),
                membership.map(Membership::topics).orElse(List.of()),
                paused);
    }

    private static ZoneId zone(Newsroom now) {
        return now.config().publication().zone();
    }
}
