package gazette.press.membership;

import gazette.store.NotificationTable.RequestCount;
import gazette.store.Tables;
import gazette.subscribers.address.EmailAddress;
import java.time.Duration;
import java.time.Instant;

/// Keeps forms from being used against strangers: how many mails somebody may have sent to an address that may not be
/// theirs. Counted by what is recorded, so that neither a restart nor another node opens the gate.
final class RequestedMailLimits {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /// A reader who does what a mail asks for may want another one.
    private static final int UNANSWERED_A_DAY = 1;
    private static final int TO_AN_ADDRESS_A_DAY = 6;
    private static final int FROM_A_NETWORK_AN_HOUR = 30;
    private static final int IN_ALL_AN_HOUR = 2000;
    /// An address that bounced or complained hears of us seldom, until its owner reads such a mail.
    private static final Duration SUPPRESSED = Duration.ofDays(30);

    /// To somebody who comes by a link from a letter, which may have been forwarded.
    private static final int LINKS_A_DAY = 3;

    private final Tables tables;
    private final Instant now;

    RequestedMailLimits(Tables tables, Instant now) {
        this.tables = tables;
        this.now = now;
    }

    /// Whether a network, and everybody together, may have one more sent.
    boolean allowsNetwork(String network) {
        return tables.notifications().requestsFrom(network, now.minus(HOUR)) < FROM_A_NETWORK_AN_HOUR
                && tables.notifications().totalRequests(now.minus(HOUR)) < IN_ALL_AN_HOUR;
    }

    /// Whether an address may be sent one more.
    boolean allowsAddress(EmailAddress address, long reader) {
        RequestCount today = tables.notifications().requestsFor(reader, now.minus(DAY));
        if (today.unanswered() >= UNANSWERED_A_DAY || today.all() >= TO_AN_ADDRESS_A_DAY) {
            return false;
        }
        return tables.blockedAddresses().find(address).isEmpty()
                || tables.notifications()
                                .requestsFor(reader, now.minus(SUPPRESSED))
                                .all()
                        == 0;
    }

    /// Whether a reader may be sent one more link to what they chose, when a letter's link asks for it.
    boolean allowsPreferencesLink(long reader) {
        return tables.notifications().links(reader, now.minus(DAY)) < LINKS_A_DAY;
    }
}
