package gazette.press.membership;

import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.subscribers.ClientNetwork;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Notification;
import gazette.subscribers.Notification.Kind;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Mails a subscriber a new link to their preferences. The answer does not reveal who is subscribed.
public final class MailPreferencesLink {
    private final AppContext context;

    public MailPreferencesLink(AppContext context) {
        this.context = context;
    }

    /// Mails it to an address that somebody typed, if it is a subscriber's. For any other, the same is done but for the
    /// mail, so that the answer takes as long.
    public void to(EmailAddress address, String language, ClientNetwork network) {
        Instant now = context.clock().instant();
        context.store().change(tables -> {
            var limits = new RequestedMailLimits(context.keyRing(), tables, now);
            if (!limits.allowsNetwork(network)) {
                return;
            }
            Subscriber subscriber =
                    tables.subscribers().byAddress(address).orElseGet(() -> new Subscriber(0, "", address, "", ""));
            boolean allowed = limits.allowsAddress(address, subscriber.id());
            boolean known = addMail(subscriber, language, allowed, tables, now);
            limits.record(network, address, allowed && known);
        });
    }

    /// Mails it to the recipient of a letter, if the letter's link is valid.
    ///
    /// @param link the letter's link to unsubscribe
    public void byLetter(String link, String language, ClientNetwork network) {
        Instant now = context.clock().instant();
        Optional<Subscriber> recipient = new Unsubscribe(context).subject(link).map(Unsubscribe.Subject::subscriber);
        recipient.ifPresent(subscriber -> context.store().change(tables -> {
            var limits = new RequestedMailLimits(context.keyRing(), tables, now);
            if (limits.allowsNetwork(network)) {
                boolean allowed = limits.allowsByLetter(subscriber.address(), subscriber.id());
                boolean known = addMail(subscriber, language, allowed, tables, now);
                limits.record(network, subscriber.address(), allowed && known);
            }
        }));
    }

    /// Sends it as a list that they are on, or else one that they were on.
    ///
    /// @return whether there are such a subscriber and such a list
    private boolean addMail(Subscriber subscriber, String language, boolean allowed, Tables tables, Instant now) {
        List<Long> inUse = tables.lists().ids(context.config().lists().keySet());
        long list = tables.memberships().of(subscriber.id()).stream()
                .filter(membership -> inUse.contains(membership.list()))
                .min(Comparator.comparing(membership -> membership.status() != Status.ACTIVE))
                .map(Membership::list)
                .orElse(0L);
        String chosen = subscriber.language().isEmpty() ? language : subscriber.language();
        var notification =
                Notification.create(context.keyRing(), Kind.PREFERENCES, subscriber.id(), list, "", chosen, now);
        return tables.notifications().add(notification, allowed);
    }
}
