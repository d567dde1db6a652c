package gazette.press.membership;

import gazette.press.workspace.AppContext;
import gazette.store.SubscriberTable.LinkRecipient;
import gazette.store.Tables;
import gazette.subscribers.ClientNetwork;
import gazette.subscribers.Notification;
import gazette.subscribers.Notification.Kind;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
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
            LinkRecipient recipient = recipient(address, tables);
            boolean allowed = limits.allowsLink(address, recipient.id(), recipient.isMember());
            boolean known = addMail(recipient, language, allowed, tables, now);
            limits.recordLink(network, address, allowed && known);
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
                boolean known = addMail(recipient(subscriber.address(), tables), language, allowed, tables, now);
                limits.recordLink(network, subscriber.address(), allowed && known);
            }
        }));
    }

    private LinkRecipient recipient(EmailAddress address, Tables tables) {
        List<Long> inUse = tables.lists().ids(context.config().lists().keySet());
        return tables.subscribers().linkRecipient(address, inUse);
    }

    /// Sends it as a list that they are on, or else one that they were on.
    ///
    /// @return whether there are such a subscriber and such a list
    private boolean addMail(LinkRecipient recipient, String language, boolean allowed, Tables tables, Instant now) {
        String chosen = recipient.language().isEmpty() ? language : recipient.language();
        var notification = Notification.create(
                context.keyRing(), Kind.PREFERENCES, recipient.id(), recipient.list(), "", chosen, now);
        if (recipient.list() == 0) {
            tables.notifications().addForNobody(notification);
            return false;
        }
        return tables.notifications().add(notification, allowed);
    }
}
