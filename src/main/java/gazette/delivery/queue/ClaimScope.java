package gazette.delivery.queue;

import gazette.delivery.Avoidance;
import java.util.OptionalInt;
import java.util.Set;

/// Describes what the workers of one relay may claim.
///
/// @param lists the ids of the lists whose mails it takes
/// @param perDay how many mails it may accept today (UTC), over all processes
/// @param last which mails are claimed only if no others are due
public record ClaimScope(String relay, Set<Long> lists, OptionalInt perDay, Avoidance last) {
    public ClaimScope {
        lists = Set.copyOf(lists);
    }

    /// Creates a scope in which all mails are alike.
    public ClaimScope(String relay, Set<Long> lists, OptionalInt perDay) {
        this(relay, lists, perDay, Avoidance.NONE);
    }

    /// Returns this scope with other mails that come last.
    ClaimScope withLast(Avoidance avoided) {
        return new ClaimScope(relay, lists, perDay, avoided);
    }
}
