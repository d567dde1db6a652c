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
        return context.store().read(tables -> signup(link, tables).flatMap(signup -> asked(signup, tables)));
    }

    /// Confirms a sign-up.
    ///
    /// @param origin how, for the record of consent
    /// @return what was confirmed, as in [#preview]
    public Optional<ConfirmationOffer> run(String link, ConsentOrigin said) {
        Instant now = context.clock().instant();
        return context.store()
                .write(tables -> signup(link, tables).flatMap(signup -> {
                    Optional<ConfirmationOffer> asked = asked(signup, tables);
                    if (asked.isPresent() && tables.signups().confirm(signup.id(), now)) {
                        activate(signup, said, tables, now);
                    }
                    return asked;
                }));
    }

    private Optional<ConfirmationOffer> asked(PendingSignup signup, Tables tables) {
        return Optional.of(new ConfirmationOffer(lists(signup.requestedLists(), tables), signup.language()))
                .filter(asked -> !asked.lists().isEmpty());
    }

    private Optional<PendingSignup> signup(String link, Tables tables) {
        Instant now = context.clock().instant();
        return SignedToken.verify(link, Purpose.CONFIRM, context.keyRing(), now)
                .flatMap(token -> tables.signups().find(token.publicId(), now));
    }

    private List<ListConfig> lists(List<RequestedList> wishes, Tables tables) {
        return wishes.stream()
                .flatMap(wish -> tables.lists().name(wish.list()).stream())
                .flatMap(name -> Optional.ofNullable(context.config().lists().get(name)).stream())
                .toList();
    }

    private void activate(PendingSignup signup, ConsentOrigin said, Tables tables, Instant now) {
        Subscriber reader = tables.subscribers().find(signup.subscriber()).orElseThrow();
        // Who reads our mail there wants it, whatever came back before.
        String erased =
                ImportBatch.erasedHash(context.keyRing(), reader.address().normal());
        tables.blockedAddresses().lift(reader.address(), erased);
        tables.notifications().answered(reader.id());
        describe(signup, reader, tables);
        List<RequestedList> joined = signup.requestedLists().stream()
                .filter(wish -> join(wish, signup, said, tables, now))
                .toList();
        welcome(joined, signup, tables, now);
    }

    private static void describe(PendingSignup signup, Subscriber reader, Tables tables) {
        String name = signup.name().isEmpty() ? reader.name() : signup.name();
        tables.subscribers().setNameAndLanguage(reader.id(), name, signup.language());
    }

    /// Subscribes to a list. Who is subscribed by now keeps their choices.
    private static boolean join(
            RequestedList wish, PendingSignup signup, ConsentOrigin said, Tables tables, Instant now) {
        long reader = signup.subscriber();
        Membership fresh = wish.membership(reader);
        Optional<Status> before = tables.memberships().find(wish.list(), reader).map(Membership::status);
        if (before.filter(Status.ACTIVE::equals).isPresent()) {
            return false;
        }
        if (!tables.memberships().join(fresh, now)) {
            tables.memberships().rejoin(fresh, now);
        }
        tables.memberships()
                .consent(wish.list(), reader, RequestSignup.consent("asked", signup.consent()), signup.at());
        tables.memberships().consent(wish.list(), reader, RequestSignup.consent("joined", said), now);
        return true;
    }

    private void welcome(List<RequestedList> joined, PendingSignup signup, Tables tables, Instant now) {
        List<RequestedList> greeting = joined.stream()
                .filter(wish -> welcomeOf(wish, tables) != WelcomePolicy.NONE)
                .toList();
        if (!greeting.isEmpty()) {
            String about =
                    greeting.stream().map(wish -> String.valueOf(wish.list())).collect(Collectors.joining(","));
            note(Kind.WELCOME, greeting.getFirst().list(), about, signup, tables, now);
        }
        joined.stream()
                .filter(wish -> welcomeOf(wish, tables) == WelcomePolicy.LATEST)
                .forEach(wish -> tables.issues().latest(List.of(wish.list()), 1).stream()
                        .findFirst()
                        .ifPresent(issue ->
                                note(Kind.LATEST, wish.list(), String.valueOf(issue.number()), signup, tables, now)));
    }

    private WelcomePolicy welcomeOf(RequestedList wish, Tables tables) {
        return lists(List.of(wish), tables).stream()
                .findFirst()
                .map(list -> list.signup().welcomePolicy())
                .orElse(WelcomePolicy.NONE);
    }

    private void note(Kind kind, long list, String about, PendingSignup signup, Tables tables, Instant now) {
        tables.notifications()
                .add(Notification.create(
                        context.keyRing(), kind, signup.subscriber(), list, about, signup.language(), "", now));
    }
}
