package gazette.delivery;

import java.util.Set;

/// Describes which mails are tried last, because others are to show whether these or the relay are at fault.
///
/// @param domains of recipients
/// @param subscribers their ids in the database
public record Avoidance(Set<String> domains, Set<Long> subscribers) {
    /// Avoids nothing.
    public static final Avoidance NONE = new Avoidance(Set.of(), Set.of());

    public Avoidance {
        domains = Set.copyOf(domains);
        subscribers = Set.copyOf(subscribers);
    }

    /// Returns whether no mail is avoided.
    public boolean isEmpty() {
        return domains.isEmpty() && subscribers.isEmpty();
    }

    /// Returns whether a mail is to be tried after others.
    public boolean covers(QueuedMail mail) {
        return domains.contains(mail.domain()) || subscribers.contains(mail.subscriber());
    }
}
