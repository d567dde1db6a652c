package gazette.press.membership;

import gazette.config.ListConfig;
import gazette.config.WelcomePolicy;
import gazette.press.imports.ImportBatch;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Notification;
import gazette.subscribers.Notification.Kind;
import gazette.subscribers.PendingSignup;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.subscribers.PendingSignup.RequestedList;
import gazette.subscribers.Subscriber;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Confirms a sign-up by the link in the mail. Repeating it is harmless.
public final class ConfirmSignup {
    private final AppContext context;

    /// Describes what a link confirms.
    ///
    /// @param lists the lists that it subscribes to, at least one
    /// @param language of the page with the sign-up form
    public record ConfirmationOffer(List<ListConfig> lists, String language) {}

    public ConfirmSignup(AppContext context) {
        this.context = context;
    }

    /// Returns what a link would confirm; empty if it is not valid, too old, or all its lists are gone. Changes
    /// nothing.
    public Optional<ConfirmationOffer> preview(String link) {
        return context.store().read(tables -> signup(link, tables).flatMap(signup -> offer(signup, tables)));
    }

    /// Confirms a sign-up.
    ///
    /// @param origin how, for the record of consent
    /// @return what was confirmed, as in [#preview]
    public Optional<ConfirmationOffer> run(String link, ConsentOrigin origin) {
        Instant now = context.clock().instant();
        return context.store()
                .write(tables -> signup(link, tables).flatMap(signup -> {
                    Optional<ConfirmationOffer> offer = offer(signup, tables);
                    if (offer.isPresent() && tables.signups().confirm(signup.id(), now)) {
                        activate(signup, origin, tables, now);
                    }
                    return offer;
                }));
    }

    private Optional<ConfirmationOffer> offer(PendingSignup signup, Tables tables) {
        return Optional.of(new ConfirmationOffer(lists(signup.requestedLists(), tables), signup.language()))
                .filter(offer -> !offer.lists().isEmpty());
    }

    private Optional<PendingSignup> signup(String link, Tables tables) {
        Instant now = context.clock().instant();
        return SignedToken.verify(link, Purpose.CONFIRM, context.keyRing(), now)
                .flatMap(token -> tables.signups().find(token.publicId(), now));
    }

    private List<ListConfig> lists(List<RequestedList> requests, Tables tables) {
        return requests.stream()
                .flatMap(requested -> tables.lists().name(requested.list()).stream())
                .flatMap(name -> Optional.ofNullable(context.config().lists().get(name)).stream())
                .toList();
    }

    private void activate(PendingSignup signup, ConsentOrigin origin, Tables tables, Instant now) {
        Subscriber subscriber = tables.subscribers().find(signup.subscriber()).orElseThrow();
        // Who reads our mail there wants it, whatever came back before.
        String erased =
                ImportBatch.erasedHash(context.keyRing(), subscriber.address().normal());
        tables.blockedAddresses().lift(subscriber.address(), erased);
        new RequestedMailLimits(context.keyRing(), tables, now).recordAnswer(subscriber.address());
        describe(signup, subscriber, tables);
        List<RequestedList> subscribed = signup.requestedLists().stream()
                .filter(requested -> subscribe(requested, signup, origin, tables, now))
                .toList();
        welcome(subscribed, signup, tables, now);
    }

    private static void describe(PendingSignup signup, Subscriber subscriber, Tables tables) {
        String name = signup.name().isEmpty() ? subscriber.name() : signup.name();
        tables.subscribers().setNameAndLanguage(subscriber.id(), name, signup.language());
    }

    /// Subscribes to a list. Who is subscribed by now keeps their choices.
    private static boolean subscribe(
            RequestedList requested, PendingSignup signup, ConsentOrigin origin, Tables tables, Instant now) {
        long subscriber = signup.subscriber();
        Membership membership = requested.membership(subscriber);
        Optional<Status> before =
                tables.memberships().find(requested.list(), subscriber).map(Membership::status);
        if (before.filter(Status.ACTIVE::equals).isPresent()) {
            return false;
        }
        if (!tables.memberships().join(membership, now)) {
            tables.memberships().rejoin(membership, now);
        }
        tables.memberships()
                .consent(requested.list(), subscriber, RequestSignup.consent("asked", signup.consent()), signup.at());
        tables.memberships().consent(requested.list(), subscriber, RequestSignup.consent("joined", origin), now);
        return true;
    }

    private void welcome(List<RequestedList> subscribed, PendingSignup signup, Tables tables, Instant now) {
        List<RequestedList> welcomed = subscribed.stream()
                .filter(requested -> welcomeOf(requested, tables) != WelcomePolicy.NONE)
                .toList();
        if (!welcomed.isEmpty()) {
            String about = welcomed.stream()
                    .map(requested -> String.valueOf(requested.list()))
                    .collect(Collectors.joining(","));
            addNotification(Kind.WELCOME, welcomed.getFirst().list(), about, signup, tables, now);
        }
        subscribed.stream()
                .filter(requested -> welcomeOf(requested, tables) == WelcomePolicy.LATEST)
                .forEach(requested -> tables.issues().latest(List.of(requested.list()), 1).stream()
                        .findFirst()
                        .ifPresent(issue -> addNotification(
                                Kind.LATEST, requested.list(), String.valueOf(issue.number()), signup, tables, now)));
    }

    private WelcomePolicy welcomeOf(RequestedList requested, Tables tables) {
        return lists(List.of(requested), tables).stream()
                .findFirst()
                .map(list -> list.signup().welcomePolicy())
                .orElse(WelcomePolicy.NONE);
    }

    private void addNotification(Kind kind, long list, String about, PendingSignup signup, Tables tables, Instant now) {
        tables.notifications()
                .add(
                        Notification.create(
                                context.keyRing(), kind, signup.subscriber(), list, about, signup.language(), now),
                        true);
    }
}
