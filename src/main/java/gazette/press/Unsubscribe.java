package gazette.press;

import gazette.store.MembershipTable.Consent;
import gazette.subscribers.Subscriber;
import gazette.subscribers.Token;
import gazette.subscribers.Token.Purpose;
import java.time.Instant;
import java.util.Optional;

/// Takes a reader off a list, by the link in a letter (RFC 8058). Can be repeated.
public final class Unsubscribe {
    private final Newsroom newsroom;

    public Unsubscribe(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// The name of the list that a link leaves; empty if the link is none of ours. Changes nothing.
    public Optional<String> listOf(String link) {
        return token(link)
                .flatMap(token -> newsroom.store().read(tables -> tables.lists().name(token.list())));
    }

    /// Leaves.
    ///
    /// @param origin where it was said, for the record of consent
    /// @return the list's name; empty if the link is none of ours
    public Optional<String> run(String link, String origin) {
        Optional<String> list = listOf(link);
        list.flatMap(name -> token(link)).ifPresent(token -> leave(token, origin));
        return list;
    }

    private void leave(Token token, String origin) {
        Instant now = newsroom.clock().instant();
        newsroom.store().change(tables -> {
            Optional<Subscriber> reader = tables.subscribers().byPublicId(token.reader());
            reader.filter(who -> tables.memberships().leave(token.list(), who.id(), now))
                    .ifPresent(who ->
                            tables.memberships().consent(token.list(), who.id(), new Consent("left", origin), now));
        });
    }

    private Optional<Token> token(String link) {
        return Token.verify(
                link, Purpose.UNSUBSCRIBE, newsroom.key(), newsroom.clock().instant());
    }
}
