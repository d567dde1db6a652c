package gazette.press;

import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Signup.Said;
import gazette.subscribers.Subscriber;
import gazette.subscribers.Token;
import gazette.subscribers.Token.Purpose;
import java.time.Instant;
import java.util.Optional;

/// Takes a reader off a list, by the link in a letter (RFC 8058), which can do nothing else. Can be repeated.
public final class Unsubscribe {
    private final Newsroom newsroom;

    /// What a link is about.
    ///
    /// @param list the list's name
    public record Subject(String list, Subscriber reader) {}

    public Unsubscribe(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// What a link would leave; empty if it is none of ours. Changes nothing.
    public Optional<Subject> subject(String link) {
        return newsroom.store().read(tables -> token(link).flatMap(token -> subject(token, tables)));
    }

    /// Leaves.
    ///
    /// @param said how, for the record of consent
    /// @return what takes it back, for a while, if it was this very word that counted
    public Optional<String> run(String link, Said said) {
        Instant now = newsroom.clock().instant();
        return newsroom.store()
                .write(tables -> token(link)
                        .flatMap(token -> subject(token, tables)
                                .filter(subject -> leave(token.list(), subject.reader(), said, tables, now))
                                .map(subject -> Token.fresh(Purpose.UNDO, token.reader(), token.list(), now)
                                        .signed(newsroom.key().newest()))));
    }

    /// Takes it back.
    ///
    /// @param undo as [#run] handed it out
    /// @return whether it is
    public boolean undo(String link, String undo, Said said) {
        Instant now = newsroom.clock().instant();
        return newsroom.store()
                .write(tables -> proven(link, undo)
                        .flatMap(token -> subject(token, tables)
                                .map(subject -> goBack(token.list(), subject.reader(), said, tables, now)))
                        .orElse(false));
    }

    /// Leaves all other lists as well.
    ///
    /// @param undo as [#run] handed it out: who has just left one may leave all
    /// @return whether that is so
    public boolean leaveAll(String link, String undo, Said said) {
        Instant now = newsroom.clock().instant();
        return newsroom.store()
                .write(tables -> proven(link, undo)
                        .flatMap(token -> subject(token, tables))
                        .map(subject -> {
                            tables.memberships()
                                    .of(subject.reader().id())
                                    .forEach(membership ->
                                            leave(membership.list(), subject.reader(), said, tables, now));
                            return true;
                        })
                        .orElse(false));
    }

    private Optional<Subject> subject(Token token, Tables tables) {
        return tables.lists()
                .name(token.list())
                .flatMap(list ->
                        tables.subscribers().byPublicId(token.reader()).map(reader -> new Subject(list, reader)));
    }

    /// @return whether there is something to take back
    private static boolean leave(long list, Subscriber reader, Said said, Tables tables, Instant now) {
        boolean wasActive = tables.memberships()
                .find(list, reader.id())
                .filter(membership -> membership.status() == Status.ACTIVE)
                .isPresent();
        if (tables.memberships().leave(list, reader.id(), now)) {
            tables.memberships().consent(list, reader.id(), SignUp.consent("left", said), now);
        }
        return wasActive;
    }

    /// Back to where they were: nothing is missed and nothing comes twice.
    private static boolean goBack(long list, Subscriber reader, Said said, Tables tables, Instant now) {
        Optional<Membership> membership = tables.memberships().find(list, reader.id());
        membership.filter(left -> left.status() == Status.UNSUBSCRIBED).ifPresent(left -> {
            tables.memberships().change(left.with(Status.ACTIVE), now);
            tables.memberships().consent(list, reader.id(), SignUp.consent("returned", said), now);
        });
        return membership
                .filter(found -> found.status() == Status.UNSUBSCRIBED || found.status() == Status.ACTIVE)
                .isPresent();
    }

    /// The letter's link, if the other one belongs to it and is still good.
    private Optional<Token> proven(String link, String undo) {
        return token(link)
                .filter(token -> Token.verify(
                                undo,
                                Purpose.UNDO,
                                newsroom.key(),
                                newsroom.clock().instant())
                        .filter(proof -> proof.reader().equals(token.reader()) && proof.list() == token.list())
                        .isPresent());
    }

    private Optional<Token> token(String link) {
        return Token.verify(
                link, Purpose.UNSUBSCRIBE, newsroom.key(), newsroom.clock().instant());
    }
}
