package gazette.subscribers;

import gazette.config.Cadence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A reader on a list, and what they want of it.
///
/// @param list the list's id
/// @param subscriber the reader's id
/// @param topics of the list, in their order by name; empty means all that the list has
/// @param pausedUntil they want nothing before; absent if they do
public record Membership(
        long list,
        long subscriber,
        Status status,
        Cadence cadence,
        List<String> topics,
        Optional<Instant> pausedUntil) {

    /// Where a membership is in its life.
    public enum Status {
        /// Asked for by somebody; the reader has not confirmed it.
        PENDING,
        /// Gets letters.
        ACTIVE,
        /// Left.
        UNSUBSCRIBED,
        /// The address does not exist any more.
        BOUNCED,
        /// Called a letter spam.
        COMPLAINED,
        /// Nothing is known of the reader any more.
        ERASED;

        /// The word in the database and in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Membership {
        topics = topics.stream().distinct().sorted().toList();
    }

    /// One that gets all of a list from now on.
    public static Membership active(long list, long subscriber, Cadence cadence) {
        return new Membership(list, subscriber, Status.ACTIVE, cadence, List.of(), Optional.empty());
    }

    /// The same in another state.
    public Membership with(Status changed) {
        return new Membership(list, subscriber, changed, cadence, topics, pausedUntil);
    }

    /// The same at another pace.
    public Membership with(Cadence changed) {
        return new Membership(list, subscriber, status, changed, topics, pausedUntil);
    }

    /// The same of other topics.
    public Membership withTopics(Collection<String> changed) {
        return new Membership(list, subscriber, status, cadence, List.copyOf(changed), pausedUntil);
    }

    /// The same, with nothing until then.
    public Membership pausedUntil(Optional<Instant> until) {
        return new Membership(list, subscriber, status, cadence, topics, until);
    }
}
