package gazette.delivery;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Describes which mails are tried last, because others are to show whether these or the relay are at fault.
///
/// @param domains of recipients
/// @param subscribers their ids in the database
public record Avoidance(Set<String> domains, Set<Long> subscribers) {
    /// More do not fit into a query.
    private static final int MOST = 1000;

    /// Avoids nothing.
    public static final Avoidance NONE = new Avoidance(Set.of(), Set.of());

    public Avoidance {
        domains = Set.copyOf(domains);
        subscribers = Set.copyOf(subscribers);
    }

    /// Avoids mails, and others to the same domains.
    public static Avoidance of(Collection<QueuedMail> mails) {
        return new Avoidance(
                mails.stream().map(QueuedMail::domain).collect(Collectors.toSet()),
                mails.stream().map(QueuedMail::subscriber).collect(Collectors.toSet()));
    }

    /// Returns what avoids the mails of another as well.
    public Avoidance and(Avoidance other) {
        return new Avoidance(union(domains, other.domains), union(subscribers, other.subscribers));
    }

    /// Returns whether no mail is avoided.
    public boolean isEmpty() {
        return domains.isEmpty() && subscribers.isEmpty();
    }

    /// Returns whether a mail is to be tried after others.
    public boolean covers(QueuedMail mail) {
        return domains.contains(mail.domain()) || subscribers.contains(mail.subscriber());
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        return Stream.concat(some.stream(), others.stream()).limit(MOST).collect(Collectors.toSet());
    }
}
