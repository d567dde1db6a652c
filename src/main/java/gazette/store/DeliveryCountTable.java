package gazette.store;

import gazette.issues.DeliveryState;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads how many letters of an issue are in which state. The counts are kept up to date by each transaction that
/// changes a letter, see [DeliveryCountChanges]; reading them takes no longer for a million letters than for one.
public final class DeliveryCountTable {
    private final Handle handle;

    DeliveryCountTable(Handle handle) {
        this.handle = handle;
    }

    private record Count(long issue, DeliveryState state, long letters) {}

    /// Returns the counts of an issue; a state without letters is not among them.
    public Map<DeliveryState, Long> of(long issue) {
        return of(List.of(issue)).getOrDefault(issue, Map.of());
    }

    /// Returns the counts of several issues by their ids; an issue without letters is not among them.
    public Map<Long, Map<DeliveryState, Long>> of(Collection<Long> issues) {
        if (issues.isEmpty()) {
            return Map.of();
        }
        var counts = new HashMap<Long, Map<DeliveryState, Long>>();
        handle.createQuery("""
                        select issue_id as issue, state, letters from delivery_count
                        where issue_id in (<issues>) and letters <> 0
                        """)
                .bindList("issues", List.copyOf(issues))
                .mapTo(Count.class)
                .forEach(count -> counts.computeIfAbsent(count.issue(), _ -> new EnumMap<>(DeliveryState.class))
                        .put(count.state(), count.letters()));
        return counts;
    }

    /// Returns the counts of a run's issue; empty if it made none.
    public Map<DeliveryState, Long> ofRun(long run) {
        return handle.createQuery("select id from issue where run_id = :run")
                .bind("run", run)
                .mapTo(Long.class)
                .findOne()
                .map(this::of)
                .orElse(Map.of());
    }

    /// Returns when a letter of an issue last changed its state; empty if it has none.
    public Optional<Instant> changedAt(long issue) {
        return handle.createQuery("select max(changed_at) as at from delivery_count where issue_id = :issue")
                .bind("issue", issue)
                .mapTo(Instant.class)
                .findOne();
    }

    /// Counts an issue's letters anew, one by one. Needed only if `gazette issue verify` finds that the counts are
    /// wrong: for instance since an earlier Gazette was started once more beside this one.
    public void recount(long issue, Instant now) {
        handle.createUpdate("delete from delivery_count where issue_id = :issue")
                .bind("issue", issue)
                .execute();
        var changes = new DeliveryCountChanges();
        new DeliveryStatsQueries(handle).count(issue).forEach((state, letters) -> changes.add(issue, state, letters));
        changes.write(handle, now);
    }
}
