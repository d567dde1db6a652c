package gazette.press.membership;

import gazette.store.NotificationTable.RequestCount;
import gazette.store.Tables;
import gazette.subscribers.address.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/// Limits how many mails a form sends to an address that may not be the sender's own. It counts what the database
/// holds, so a restart or another node makes no difference.
final class RequestedMailLimits {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /// Who does what a mail asks for may want another one.
    private static final int UNANSWERED_A_DAY = 1;
    private static final int TO_AN_ADDRESS_A_DAY = 6;
    private static final int FROM_A_NETWORK_AN_HOUR = 30;
    private static final int IN_ALL_AN_HOUR = 2000;
    /// The shortest time between two mails to an address that bounced or complained.
    private static final Duration SUPPRESSED = Duration.ofDays(30);

    /// For a request by a letter's link: the letter may have been forwarded.
    private static final int LINKS_A_DAY = 3;

    private final Tables tables;
    private final Instant now;

    RequestedMailLimits(Tables tables, Instant now) {
        this.tables = tables;
        this.now = now;
    }

    /// Returns whether a network, and all networks together, may have one more mail sent.
    boolean allowsNetwork(String network) {
        return tables.notifications().requestsFrom(network, now.minus(HOUR)) < FROM_A_NETWORK_AN_HOUR
                && tables.notifications().totalRequests(now.minus(HOUR)) < IN_ALL_AN_HOUR;
    }

    /// Returns whether an address may be sent one more mail.
    boolean allowsAddress(EmailAddress address, long subscriber) {
        RequestCount today = tables.notifications().requestsFor(subscriber, now.minus(DAY));
        if (today.unanswered() >= UNANSWERED_A_DAY || today.all() >= TO_AN_ADDRESS_A_DAY) {
            return false;
        }
        return tables.blockedAddresses().find(address).isEmpty()
                || tables.notifications()
                                .requestsFor(subscriber, now.minus(SUPPRESSED))
                                .all()
                        == 0;
    }

    /// Returns whether a subscriber may be sent one more link to their preferences, when a letter's link asks for it.
    boolean allowsPreferencesLink(long subscriber) {
        return tables.notifications().links(subscriber, now.minus(DAY)) < LINKS_A_DAY;
    }
}
