package gazette.press.membership;

import gazette.store.EditorEventTable.EventKind;
import gazette.store.MailRequestTable.CountedSince;
import gazette.store.MailRequestTable.MailCount;
import gazette.store.MailRequestTable.NetworkCount;
import gazette.store.Tables;
import gazette.subscribers.ClientNetwork;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.address.MailboxFolding;
import gazette.subscribers.keys.KeyRing;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Limits how many mails the forms send to an address that may not be the sender's own. Each request counts, whoever
/// the
/// address belongs to and whether a mail goes out, so that nobody learns from a limit who is known. It counts what the
/// database holds, so a restart or another node makes no difference.
public final class RequestedMailLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RequestedMailLimits.class);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MONTH = Duration.ofDays(30);
    /// Who does what a mail asks for may want another one.
    private static final int UNANSWERED_A_DAY = 1;
    /// To a member: each lives for minutes only, and may be gone before it was used.
    private static final int LINKS_A_DAY = 3;
    private static final int TO_A_MAILBOX_A_DAY = 6;
    /// For a mailbox whose owner has confirmed nothing.
    private static final int TO_A_STRANGER_A_MONTH = 3;
    private static final int FROM_A_NETWORK_AN_HOUR = 30;
    /// For a /48, of which a single customer may have all 65 536 networks.
    private static final int FROM_A_WIDE_NETWORK_AN_HOUR = 300;
    private static final int IN_ALL_AN_HOUR = 2000;
    /// For a request by a letter's link: the letter may have been forwarded.
    private static final int BY_LETTER_A_DAY = 3;

    private final KeyRing keys;
    private final Tables tables;
    private final Instant now;

    RequestedMailLimits(KeyRing keys, Tables tables, Instant now) {
        this.keys = keys;
        this.tables = tables;
        this.now = now;
    }

    /// Returns whether a network, its wider network and all networks together may ask for one more mail. Those whose
    /// network is unknown may be many, so they count as a wide one.
    boolean allowsNetwork(ClientNetwork network) {
        NetworkCount hour = tables.mailRequests().count(network, now.minus(HOUR));
        return (hour.network() < FROM_A_NETWORK_AN_HOUR || network.equals(ClientNetwork.UNKNOWN))
                && hour.wideNetwork() < FROM_A_WIDE_NETWORK_AN_HOUR
                && hour.total() < IN_ALL_AN_HOUR;
    }

    /// Returns whether a form may have one more mail sent to an address. An address that bounced or complained gets one
    /// in 30 days.
    ///
    /// @param subscriber the id of the subscriber with that address; 0 if there is none
    boolean allowsAddress(EmailAddress address, long subscriber) {
        MailCount mails = mails(address);
        return allows(mails, address, subscriber) && mails.unanswered() < UNANSWERED_A_DAY;
    }

    /// Returns whether a form may have one more link mailed to an address. A member gets another one when the last one
    /// has run out or was used; anybody else is mailed as for a sign-up.
    ///
    /// @param subscriber the id of the subscriber with that address; 0 if there is none
    boolean allowsLink(EmailAddress address, long subscriber, boolean isMember) {
        MailCount mails = mails(address);
        boolean isInTime = isMember
                ? mails.openLinks() == 0 && mails.links() < LINKS_A_DAY
                : mails.unanswered() < UNANSWERED_A_DAY;
        return allows(mails, address, subscriber) && isInTime;
    }

    /// Returns whether a letter's link may have one more mail sent to the letter's recipient.
    boolean allowsByLetter(EmailAddress address, long subscriber) {
        MailCount mails = mails(address);
        return allowsMonth(mails, subscriber) && mails.day() < BY_LETTER_A_DAY;
    }

    /// Records a request, and tells the editors when half of what all networks may ask for is used up; once a day.
    ///
    /// @param mailed whether a mail is sent for it
    void record(ClientNetwork network, EmailAddress address, boolean mailed) {
        tables.mailRequests().add(network, mailbox(address), mailed, now);
        warnOfRush(network);
    }

    /// Records a request for a link to preferences likewise.
    void recordLink(ClientNetwork network, EmailAddress address, boolean mailed) {
        tables.mailRequests().addForLink(network, mailbox(address), mailed, now);
        warnOfRush(network);
    }

    private void warnOfRush(ClientNetwork network) {
        long total = tables.mailRequests().count(network, now.minus(HOUR)).total();
        if (total >= IN_ALL_AN_HOUR / 2 && !tables.events().happened(EventKind.FORMS, now.minus(DAY))) {
            String networks = tables.mailRequests().busiest(now.minus(HOUR)).stream()
                    .map(source -> source.network() + " (" + source.requests() + ")")
                    .collect(Collectors.joining(", "));
            LOG.warn("form_limit_half_used requests={} of={} networks=\"{}\"", total, IN_ALL_AN_HOUR, networks);
            String detail = "The forms were asked for " + total + " mails within an hour; at " + IN_ALL_AN_HOUR
                    + " they send no more. Most requests came from: " + networks;
            tables.events().add(EventKind.FORMS, "/subscribe", detail, now);
        }
    }

    /// Records that the owner of an address did what a mail asked for.
    void recordAnswer(EmailAddress address) {
        tables.mailRequests().answered(mailbox(address));
    }

    private boolean allows(MailCount mails, EmailAddress address, long subscriber) {
        boolean blocked = tables.blockedAddresses().find(address).isPresent();
        return allowsMonth(mails, subscriber) && mails.day() < TO_A_MAILBOX_A_DAY && (!blocked || mails.month() == 0);
    }

    private boolean allowsMonth(MailCount mails, long subscriber) {
        boolean confirmed = tables.memberships().isConfirmed(subscriber, RequestSignup.FORM_ORIGIN);
        return confirmed || mails.month() < TO_A_STRANGER_A_MONTH;
    }

    private MailCount mails(EmailAddress address) {
        var since = new CountedSince(now.minus(DAY), now.minus(MONTH), now.minus(Purpose.PREFERENCES.validity()));
        return tables.mailRequests().mails(mailbox(address), since);
    }

    private String mailbox(EmailAddress address) {
        return mailbox(keys, address);
    }

    /// Returns the code of an address's mailbox in the database.
    public static String mailbox(KeyRing keys, EmailAddress address) {
        return keys.stableHmac("mailbox", MailboxFolding.mailbox(address));
    }
}
