package gazette.delivery.queue;

import java.util.OptionalInt;
import java.util.Set;

/// What one relay's couriers may claim.
///
/// @param lists the ids of the lists whose letters it takes
/// @param perDay letters it may be given today (UTC) in all
public record ClaimScope(String relay, Set<Long> lists, OptionalInt perDay) {
    public ClaimScope {
        lists = Set.copyOf(lists);
    }
}
