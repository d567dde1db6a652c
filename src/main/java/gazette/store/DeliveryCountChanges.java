package gazette.store;

import gazette.issues.DeliveryState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Sums up in memory how a transaction changes the counts of letters by state, and writes that at its end: a few rows,
/// however many letters it was. Whatever changes the state of a letter says so here.
final class DeliveryCountChanges {
    private final Map<Count, Long> changes = new TreeMap<>();

    private record Count(long issue, DeliveryState state) implements Comparable<Count> {
        @Override
        public int compareTo(Count other) {
            int byIssue = Long.compare(issue, other.issue);
            return byIssue != 0 ? byIssue : state.compareTo(other.state);
        }
    }

    /// Notes letters that are new.
    DeliveryCountChanges add(long issue, DeliveryState state, long letters) {
        changes.merge(new Count(issue, state), letters, Long::sum);
        return this;
    }

    /// Notes letters that were in one state and are in another now.
    DeliveryCountChanges move(long issue, DeliveryState from, DeliveryState to, long letters) {
        return add(issue, from, -letters).add(issue, to, letters);
    }

    /// Writes the changes, and forgets them.
    void write(Handle handle, Instant now) {
        changes.values().removeIf(letters -> letters == 0);
        if (changes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into delivery_count (issue_id, state, letters, changed_at) values (:issue, :state, :letters, :now)
                on conflict (issue_id, state) do update set letters = delivery_count.letters + :letters,
                    changed_at = :now
                """);
        changes.forEach((count, letters) -> batch.bind("issue", count.issue())
                .bind("state", count.state())
                .bind("letters", letters)
                .bind("now", now)
                .add());
        batch.execute();
        changes.clear();
    }
}
