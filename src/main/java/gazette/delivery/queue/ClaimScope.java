package gazette.delivery.queue;

import java.util.OptionalInt;
import java.util.Set;

/// Describes what the workers of one relay may claim.
///
/// @param lists the ids of the lists whose mails it takes
/// @param perDay how many mails it may accept today (UTC), over all processes
public record ClaimScope(String relay, Set<Long> lists, OptionalInt perDay) {
    public ClaimScope {
        lists = Set.copyOf(lists);
    }
}
