package gazette.press;

import gazette.store.Tables;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Note;
import gazette.subscribers.Note.Kind;
import gazette.subscribers.Subscriber;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Mails a reader a fresh link to all that they chose. Whoever asks learns nothing by it.
public final class MailLink {
    private final Newsroom newsroom;

    public MailLink(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /// To an address that somebody typed, if it is a reader's.
    ///
    /// @param network where it was typed
    public void to(EmailAddress address, String language, String network) {
        Instant now = newsroom.clock().instant();
        newsroom.store().change(tables -> {
            var doorkeeper = new Doorkeeper(tables, now);
            tables.subscribers()
                    .byAddress(address)
                    .filter(reader -> doorkeeper.admits(network) && doorkeeper.spares(address, reader.id()))
                    .ifPresent(reader -> mail(reader, language, network, tables, now));
        });
    }

    /// To the reader of a letter, if its link is ours.
    ///
    /// @param link that leaves a list
    public void byLetter(String link, String language) {
        Instant now = newsroom.clock().instant();
        new Unsubscribe(newsroom)
                .subject(link)
                .map(Unsubscribe.Subject::reader)
                .ifPresent(reader -> newsroom.store().change(tables -> {
                    if (new Doorkeeper(tables, now).grants(reader.id())) {
                        mail(reader, language, "", tables, now);
                    }
                }));
    }

    /// It comes from a list that they are on, else from one that they were on.
    private void mail(Subscriber reader, String language, String network, Tables tables, Instant now) {
        Optional<Membership> from = tables.memberships().of(reader.id()).stream()
                .filter(membership -> isInUse(membership.list(), tables))
                .min(Comparator.comparing(membership -> membership.status() != Status.ACTIVE));
        from.ifPresent(membership -> tables.notes()
                .add(Note.fresh(
                        newsroom.key(),
                        Kind.PREFERENCES,
                        reader.id(),
                        membership.list(),
                        "",
                        reader.language().isEmpty() ? language : reader.language(),
                        network,
                        now)));
    }

    private boolean isInUse(long list, Tables tables) {
        return tables.lists()
                .name(list)
                .filter(newsroom.config().lists()::containsKey)
                .isPresent();
    }
}
