package gazette.press.membership;

import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.subscribers.Subscriber;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.time.Instant;
import java.util.Optional;

/// Unsubscribes from a list by the link in a letter (RFC 8058), which can do nothing else. Repeating it is harmless.
public final class Unsubscribe {
    private final AppContext context;

    /// Describes what a link would unsubscribe.
    ///
    /// @param list the list's name
    public record Subject(String list, Subscriber subscriber) {}

    public Unsubscribe(AppContext context) {
        this.context = context;
    }

    /// Returns what a link would unsubscribe; empty if it is not valid. Changes nothing.
    public Optional<Subject> subject(String link) {
        return context.store().read(tables -> token(link).flatMap(token -> subject(token, tables)));
    }

    /// Unsubscribes.
    ///
    /// @param origin how, for the record of consent
    /// @return a token that undoes it for a while; empty if the subscriber had left before
    public Optional<String> run(String link, ConsentOrigin origin) {
        Instant now = context.clock().instant();
        return context.store()
                .write(tables -> token(link)
                        .flatMap(token -> subject(token, tables)
                                .filter(subject -> leave(token.list(), subject.subscriber(), origin, tables, now))
                                .map(subject -> SignedToken.fresh(Purpose.UNDO, token.publicId(), token.list(), now)
                                        .signed(context.keyRing().signingKey()))));
    }

    /// Undoes it.
    ///
    /// @param undo the token that [#run] returned
    /// @return whether it is undone
    public boolean undo(String link, String undo, ConsentOrigin origin) {
        Instant now = context.clock().instant();
        return context.store()
                .write(tables -> verifyUndo(link, undo)
                        .flatMap(token -> subject(token, tables)
                                .map(subject -> rejoin(token.list(), subject.subscriber(), origin, tables, now)))
                        .orElse(false));
    }

    /// Unsubscribes from all other lists as well.
    ///
    /// @param undo the token that [#run] returned: who has just left one list may leave all
    /// @return whether the token was valid
    public boolean leaveAll(String link, String undo, ConsentOrigin origin) {
        Instant now = context.clock().instant();
        return context.store()
                .write(tables -> verifyUndo(link, undo)
                        .flatMap(token -> subject(token, tables))
                        .map(subject -> {
                            tables.memberships()
                                    .of(subject.subscriber().id())
                                    .forEach(membership ->
                                            leave(membership.list(), subject.subscriber(), origin, tables, now));
                            return true;
                        })
                        .orElse(false));
    }

    private Optional<Subject> subject(SignedToken token, Tables tables) {
        return tables.lists()
                .name(token.list())
                .flatMap(list -> tables.subscribers()
                        .byPublicId(token.publicId())
                        .map(subscriber -> new Subject(list, subscriber)));
    }

    /// @return whether there is something to undo
    private static boolean leave(long list, Subscriber subscriber, ConsentOrigin origin, Tables tables, Instant now) {
        boolean wasActive = tables.memberships()
                .find(list, subscriber.id())
                .filter(membership -> membership.status() == Status.ACTIVE)
                .isPresent();
        if (tables.memberships().leave(list, subscriber.id(), now)) {
            tables.memberships().consent(list, subscriber.id(), RequestSignup.consent("left", origin), now);
        }
        return wasActive;
    }

    /// Restores the membership: nothing is missed and nothing comes twice.
    private static boolean rejoin(long list, Subscriber subscriber, ConsentOrigin origin, Tables tables, Instant now) {
        Optional<Membership> membership = tables.memberships().find(list, subscriber.id());
        membership.filter(left -> left.status() == Status.UNSUBSCRIBED).ifPresent(left -> {
            tables.memberships().change(left.with(Status.ACTIVE), now);
            tables.memberships().consent(list, subscriber.id(), RequestSignup.consent("returned", origin), now);
        });
        return membership
                .filter(found -> found.status() == Status.UNSUBSCRIBED || found.status() == Status.ACTIVE)
                .isPresent();
    }

    /// Returns the letter's token, if the undo token belongs to it and is still valid.
    private Optional<SignedToken> verifyUndo(String link, String undo) {
        return token(link)
                .filter(token -> SignedToken.verify(
                                undo,
                                Purpose.UNDO,
                                context.keyRing(),
                                context.clock().instant())
                        .filter(undoToken ->
                                undoToken.publicId().equals(token.publicId()) && undoToken.list() == token.list())
                        .isPresent());
    }

    private Optional<SignedToken> token(String link) {
        return SignedToken.verify(
                link, Purpose.UNSUBSCRIBE, context.keyRing(), context.clock().instant());
    }
}
