package gazette.subscribers;

import gazette.config.Cadence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Describes a subscriber of a list, and what they want of it.
///
/// @param list the list's id
/// @param subscriber the subscriber's id
/// @param topics the chosen topics of the list, sorted by name; empty means all
/// @param pausedUntil nothing is sent before; empty if not paused
public record Membership(
        long list,
        long subscriber,
        Status status,
        Cadence cadence,
        List<String> topics,
        Optional<Instant> pausedUntil) {

    /// Lists the states of a membership.
    public enum Status {
        /// Requested, but not confirmed by the owner of the address.
        PENDING,
        /// Gets mails.
        ACTIVE,
        /// Unsubscribed.
        UNSUBSCRIBED,
        /// The address does not exist.
        BOUNCED,
        /// Reported a mail as spam.
        COMPLAINED,
        /// Erased: nothing is known of the person any more.
        ERASED;

        /// Returns the word in the database and in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Membership {
        topics = topics.stream().distinct().sorted().toList();
    }

    /// Returns a new membership that gets everything.
    public static Membership active(long list, long subscriber, Cadence cadence) {
        return new Membership(list, subscriber, Status.ACTIVE, cadence, List.of(), Optional.empty());
    }

    /// Returns a copy with another state.
    public Membership with(Status changed) {
        return new Membership(list, subscriber, changed, cadence, topics, pausedUntil);
    }

    /// Returns a copy with another cadence.
    public Membership with(Cadence changed) {
        return new Membership(list, subscriber, status, changed, topics, pausedUntil);
    }

    /// Returns a copy with other topics.
    public Membership withTopics(Collection<String> changed) {
        return new Membership(list, subscriber, status, cadence, List.copyOf(changed), pausedUntil);
    }

    /// Returns a copy with another pause.
    public Membership pausedUntil(Optional<Instant> until) {
        return new Membership(list, subscriber, status, cadence, topics, until);
    }
}
