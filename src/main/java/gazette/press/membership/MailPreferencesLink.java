package gazette.press.membership;

import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Notification;
import gazette.subscribers.Notification.Kind;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Mails a subscriber a new link to their preferences. The answer does not reveal who is subscribed.
public final class MailPreferencesLink {
    private final AppContext context;

    public MailPreferencesLink(AppContext context) {
        this.context = context;
    }

    /// Mails it to an address that somebody typed, if it is a subscriber's.
    ///
    /// @param network the network of the request
    public void to(EmailAddress address, String language, String network) {
        Instant now = context.clock().instant();
        context.store().change(tables -> {
            var limits = new RequestedMailLimits(tables, now);
            tables.subscribers()
                    .byAddress(address)
                    .filter(subscriber ->
                            limits.allowsNetwork(network) && limits.allowsAddress(address, subscriber.id()))
                    .ifPresent(subscriber -> mail(subscriber, language, network, tables, now));
        });
    }

    /// Mails it to the recipient of a letter, if the letter's link is valid.
    ///
    /// @param link the letter's link to unsubscribe
    public void byLetter(String link, String language) {
        Instant now = context.clock().instant();
        new Unsubscribe(context)
                .subject(link)
                .map(Unsubscribe.Subject::subscriber)
                .ifPresent(subscriber -> context.store().change(tables -> {
                    if (new RequestedMailLimits(tables, now).allowsPreferencesLink(subscriber.id())) {
                        mail(subscriber, language, "", tables, now);
                    }
                }));
    }

    /// Sends it as a list that they are on, or else one that they were on.
    private void mail(Subscriber subscriber, String language, String network, Tables tables, Instant now) {
        Optional<Membership> from = tables.memberships().of(subscriber.id()).stream()
                .filter(membership -> isInUse(membership.list(), tables))
                .min(Comparator.comparing(membership -> membership.status() != Status.ACTIVE));
        from.ifPresent(membership -> tables.notifications()
                .add(Notification.create(
                        context.keyRing(),
                        Kind.PREFERENCES,
                        subscriber.id(),
                        membership.list(),
                        "",
                        subscriber.language().isEmpty() ? language : subscriber.language(),
                        network,
                        now)));
    }

    private boolean isInUse(long list, Tables tables) {
        return tables.lists()
                .name(list)
                .filter(context.config().lists()::containsKey)
                .isPresent();
    }
}
