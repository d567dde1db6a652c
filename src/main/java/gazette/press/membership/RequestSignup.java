package gazette.press.membership;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import gazette.store.MembershipTable.Consent;
import gazette.store.Tables;
import gazette.subscribers.ClientNetwork;
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
    /// The origin of consents that were given in the form.
    public static final String FORM_ORIGIN = "page /subscribe";

    private final AppContext context;

    /// Holds the valid part of what was typed into the form.
    ///
    /// @param name may be empty
    /// @param language of the page
    /// @param choices of public lists, at least one
    public record Request(
            EmailAddress address,
            String name,
            String language,
            List<Choice> choices,
            ConsentOrigin origin,
            ClientNetwork network) {
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

    /// Records the request and the mail that it needs, in one transaction. What is written is nearly the same whoever
    /// the address belongs to, so that the answer takes as long.
    public void run(Request request) {
        Instant now = context.clock().instant();
        context.store().change(tables -> {
            var limits = new RequestedMailLimits(context.keyRing(), tables, now);
            if (limits.allowsNetwork(request.network())) {
                limits.record(request.network(), request.address(), run(request, limits, tables, now));
            }
        });
    }

    /// @return whether a mail goes to the address
    private boolean run(Request request, RequestedMailLimits limits, Tables tables, Instant now) {
        long subscriber = tables.subscribers().findOrAdd(subscriber(request), now);
        boolean allowed = limits.allowsAddress(request.address(), subscriber);
        boolean blocked = tables.blockedAddresses().find(request.address()).isPresent();
        List<Step> steps = request.choices().stream()
                .map(choice -> step(choice, subscriber, allowed && !blocked, tables))
                .toList();
        List<Step> joining = steps.stream().filter(Step::atOnce).toList();
        List<Step> others = steps.stream().filter(step -> !step.atOnce()).toList();
        joining.forEach(step -> join(step, subscriber, request, tables, now));
        String signup = others.isEmpty() ? "" : add(others, subscriber, request, tables, now);
        boolean welcomes = !joining.isEmpty() && others.stream().allMatch(Step::isMember);
        Kind kind = welcomes ? Kind.WELCOME : Kind.CONFIRMATION;
        long list = (welcomes ? joining : others).getFirst().requested().list();
        var notification = Notification.create(
                context.keyRing(), kind, subscriber, list, welcomes ? ids(joining) : signup, request.language(), now);
        tables.notifications().add(notification, allowed);
        return allowed;
    }

    /// Returns the subscriber without the typed name, which counts when the address is confirmed: until then nothing
    /// that was typed is mailed.
    private Subscriber subscriber(Request request) {
        String publicId = context.keyRing()
                .stableHmac("reader", request.address().normal())
                .substring(0, 16);
        return new Subscriber(0, publicId, request.address(), "", request.language());
    }

    /// Decides about one list. Who was on it before must confirm by mail, because a stranger may have typed the
    /// address.
    private Step step(Choice choice, long subscriber, boolean mayJoin, Tables tables) {
        long list = tables.lists().idOf(choice.list().name());
        Optional<Status> before = tables.memberships().find(list, subscriber).map(Membership::status);
        boolean atOnce = !choice.list().signup().needsConfirmation() && before.isEmpty() && mayJoin;
        return new Step(new RequestedList(list, choice.cadence(), choice.topics()), before, atOnce);
    }

    private void join(Step step, long subscriber, Request request, Tables tables, Instant now) {
        Membership membership = step.requested().membership(subscriber);
        if (tables.memberships().join(membership, now)) {
            tables.memberships().consent(membership.list(), subscriber, consent("joined", request.origin()), now);
        }
    }

    /// Adds what the mail's link will confirm. Lists that they are on by then are left out when it is mailed.
    ///
    /// @return the sign-up's id
    private String add(List<Step> steps, long subscriber, Request request, Tables tables, Instant now) {
        for (Step step : steps) {
            tables.memberships().join(step.requested().membership(subscriber).with(Status.PENDING), now);
        }
        String id = context.keyRing()
                .stableHmac("signup", subscriber, now.toEpochMilli())
                .substring(0, 16);
        tables.signups()
                .add(new PendingSignup(
                        id,
                        subscriber,
                        request.language(),
                        request.name(),
                        request.origin(),
                        now,
                        now.plus(Purpose.CONFIRM.validity()),
                        false,
                        steps.stream().map(Step::requested).toList()));
        return id;
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
