package gazette.press.membership;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import gazette.store.MembershipTable.Consent;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Notification;
import gazette.subscribers.Notification.Kind;
import gazette.subscribers.PendingSignup;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.subscribers.PendingSignup.RequestedList;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Handles a request of the sign-up form. The answer does not reveal who is subscribed: at most one mail goes to the
/// address and says the rest.
public final class RequestSignup {
    private final AppContext context;

    /// Holds the valid part of what was typed into the form.
    ///
    /// @param name may be empty
    /// @param language of the page
    /// @param choices of public lists, at least one
    public record Request(
            EmailAddress address, String name, String language, List<Choice> choices, ConsentOrigin origin) {
        public Request {
            choices = List.copyOf(choices);
        }
    }

    /// Describes a list and what is wanted of it.
    ///
    /// @param topics empty means all
    public record Choice(ListConfig list, Cadence cadence, List<String> topics) {}

    /// Describes what is done about one list.
    private record Step(RequestedList requested, Optional<Status> before, boolean atOnce) {
        boolean isMember() {
            return before.filter(Status.ACTIVE::equals).isPresent();
        }
    }

    public RequestSignup(AppContext context) {
        this.context = context;
    }

    /// Records the request and the mail that it needs, in one transaction.
    public void run(Request request) {
        Instant now = context.clock().instant();
        context.store().change(tables -> run(request, tables, now));
    }

    private void run(Request request, Tables tables, Instant now) {
        var limits = new RequestedMailLimits(tables, now);
        if (!limits.allowsNetwork(request.origin().network())) {
            return;
        }
        long subscriber = tables.subscribers().findOrAdd(subscriber(request), now);
        if (!limits.allowsAddress(request.address(), subscriber)) {
            return;
        }
        boolean suppressed = tables.blockedAddresses().find(request.address()).isPresent();
        List<Step> steps = request.choices().stream()
                .map(choice -> step(choice, subscriber, suppressed, tables))
                .toList();
        List<Step> open = steps.stream()
                .filter(step -> !step.isMember() && !step.atOnce())
                .toList();
        List<Step> joining = steps.stream().filter(Step::atOnce).toList();
        joining.forEach(step -> join(step, subscriber, request, tables, now));
        if (!open.isEmpty()) {
            ask(open, subscriber, request, tables, now);
            return;
        }
        Kind kind = joining.isEmpty() ? Kind.PREFERENCES : Kind.WELCOME;
        addNotification(
                kind, subscriber, ids(joining), steps.getFirst().requested().list(), request, tables, now);
    }

    private Subscriber subscriber(Request request) {
        String publicId = context.keyRing()
                .stableHmac("reader", request.address().normal())
                .substring(0, 16);
        return new Subscriber(0, publicId, request.address(), request.name(), request.language());
    }

    /// Decides about one list. Who was on it before must confirm by mail, because a stranger may have typed the
    /// address.
    private Step step(Choice choice, long subscriber, boolean suppressed, Tables tables) {
        long list = tables.lists().idOf(choice.list().name());
        Optional<Status> before = tables.memberships().find(list, subscriber).map(Membership::status);
        boolean atOnce = !choice.list().signup().needsConfirmation() && before.isEmpty() && !suppressed;
        return new Step(new RequestedList(list, choice.cadence(), choice.topics()), before, atOnce);
    }

    private void join(Step step, long subscriber, Request request, Tables tables, Instant now) {
        Membership membership = step.requested().membership(subscriber);
        if (tables.memberships().join(membership, now)) {
            tables.memberships().consent(membership.list(), subscriber, consent("joined", request.origin()), now);
        }
    }

    private void ask(List<Step> open, long subscriber, Request request, Tables tables, Instant now) {
        for (Step step : open) {
            tables.memberships().join(step.requested().membership(subscriber).with(Status.PENDING), now);
        }
        String id = context.keyRing()
                .stableHmac("signup", subscriber, now.toEpochMilli())
                .substring(0, 16);
        List<RequestedList> requested = open.stream().map(Step::requested).toList();
        Instant until = now.plus(Purpose.CONFIRM.validity());
        tables.signups()
                .add(new PendingSignup(
                        id,
                        subscriber,
                        request.language(),
                        request.name(),
                        request.origin(),
                        now,
                        until,
                        false,
                        requested));
        addNotification(Kind.CONFIRMATION, subscriber, id, requested.getFirst().list(), request, tables, now);
    }

    private void addNotification(
            Kind kind, long subscriber, String about, long list, Request request, Tables tables, Instant now) {
        String network = request.origin().network();
        tables.notifications()
                .add(Notification.create(
                        context.keyRing(), kind, subscriber, list, about, request.language(), network, now));
    }

    private static String ids(List<Step> steps) {
        return steps.stream()
                .map(step -> String.valueOf(step.requested().list()))
                .collect(Collectors.joining(","));
    }

    static Consent consent(String action, ConsentOrigin origin) {
        return new Consent(action, origin.origin(), origin.wording(), origin.network());
    }
}
