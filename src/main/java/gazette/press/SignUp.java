package gazette.press;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.store.MembershipTable.Consent;
import gazette.store.Tables;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Note;
import gazette.subscribers.Note.Kind;
import gazette.subscribers.Signup;
import gazette.subscribers.Signup.Said;
import gazette.subscribers.Signup.Wish;
import gazette.subscribers.Subscriber;
import gazette.subscribers.Token.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Takes up what somebody asks for at the sign-up form. Whoever asks learns nothing by it: one mail at most goes to the
/// address, and says the rest.
public final class SignUp {
    private final Newsroom newsroom;

    /// What was typed into the form, as far as it makes sense.
    ///
    /// @param name may be empty
    /// @param language of the page
    /// @param choices of public lists, at least one
    public record Request(EmailAddress address, String name, String language, List<Choice> choices, Said said) {
        public Request {
            choices = List.copyOf(choices);
        }
    }

    /// A list and what is wanted of it.
    ///
    /// @param topics empty means all
    public record Choice(ListConfig list, Cadence cadence, List<String> topics) {}

    /// What is done about one list.
    private record Step(Wish wish, Optional<Status> before, boolean atOnce) {
        boolean isMember() {
            return before.filter(Status.ACTIVE::equals).isPresent();
        }
    }

    public SignUp(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// Records it, and the mail that it calls for; both or neither.
    public void run(Request request) {
        Instant now = newsroom.clock().instant();
        newsroom.store().change(tables -> run(request, tables, now));
    }

    private void run(Request request, Tables tables, Instant now) {
        var doorkeeper = new Doorkeeper(tables, now);
        if (!doorkeeper.admits(request.said().network())) {
            return;
        }
        long reader = tables.subscribers().idOf(reader(request), now);
        if (!doorkeeper.spares(request.address(), reader)) {
            return;
        }
        boolean suppressed = tables.suppressions().find(request.address()).isPresent();
        List<Step> steps = request.choices().stream()
                .map(choice -> step(choice, reader, suppressed, tables))
                .toList();
        List<Step> open = steps.stream()
                .filter(step -> !step.isMember() && !step.atOnce())
                .toList();
        List<Step> joining = steps.stream().filter(Step::atOnce).toList();
        joining.forEach(step -> join(step, reader, request, tables, now));
        if (!open.isEmpty()) {
            ask(open, reader, request, tables, now);
            return;
        }
        Kind kind = joining.isEmpty() ? Kind.PREFERENCES : Kind.WELCOME;
        note(kind, reader, ids(joining), steps.getFirst().wish().list(), request, tables, now);
    }

    private Subscriber reader(Request request) {
        String publicId =
                newsroom.key().code("reader", request.address().normal()).substring(0, 16);
        return new Subscriber(0, publicId, request.address(), request.name(), request.language());
    }

    /// Nobody who was on a list before comes back on a stranger's word.
    private Step step(Choice choice, long reader, boolean suppressed, Tables tables) {
        long list = tables.lists().idOf(choice.list().name());
        Optional<Status> before = tables.memberships().find(list, reader).map(Membership::status);
        boolean atOnce = !choice.list().confirmed() && before.isEmpty() && !suppressed;
        return new Step(new Wish(list, choice.cadence(), choice.topics()), before, atOnce);
    }

    private void join(Step step, long reader, Request request, Tables tables, Instant now) {
        Membership fresh = step.wish().membership(reader);
        if (tables.memberships().join(fresh, now)) {
            tables.memberships().consent(fresh.list(), reader, consent("joined", request.said()), now);
        }
    }

    private void ask(List<Step> open, long reader, Request request, Tables tables, Instant now) {
        for (Step step : open) {
            tables.memberships().join(step.wish().membership(reader).with(Status.PENDING), now);
        }
        String id = newsroom.key().code("signup", reader, now.toEpochMilli()).substring(0, 16);
        List<Wish> wishes = open.stream().map(Step::wish).toList();
        Instant until = now.plus(Purpose.CONFIRM.life());
        tables.signups()
                .add(new Signup(
                        id, reader, request.language(), request.name(), request.said(), now, until, false, wishes));
        note(Kind.CONFIRMATION, reader, id, wishes.getFirst().list(), request, tables, now);
    }

    private void note(Kind kind, long reader, String about, long list, Request request, Tables tables, Instant now) {
        String network = request.said().network();
        tables.notes().add(Note.fresh(newsroom.key(), kind, reader, list, about, request.language(), network, now));
    }

    private static String ids(List<Step> steps) {
        return steps.stream().map(step -> String.valueOf(step.wish().list())).collect(Collectors.joining(","));
    }

    static Consent consent(String action, Said said) {
        return new Consent(action, said.origin(), said.wording(), said.network());
    }
}
