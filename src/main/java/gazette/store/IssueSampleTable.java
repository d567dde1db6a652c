package gazette.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores how far an issue was at some moments while it was sent.
public final class IssueSampleTable {
    private final Handle handle;

    IssueSampleTable(Handle handle) {
        this.handle = handle;
    }

    /// Holds the counts of one moment.
    ///
    /// @param undelivered letters that were given up or are held
    /// @param waiting letters that were still to go out
    public record Sample(Instant at, long accepted, long undelivered, long waiting) {}

    /// Adds the counts of a moment.
    public void add(long issue, Sample sample) {
        handle.createUpdate("""
                        insert into issue_sample (issue_id, at, accepted, undelivered, waiting)
                        values (:issue, :at, :accepted, :undelivered, :waiting) on conflict (issue_id, at) do nothing
                        """).bind("issue", issue).bindMethods(sample).execute();
    }

    /// Returns the latest counts of an issue.
    public Optional<Sample> last(long issue) {
        return handle.createQuery("""
                        select at, accepted, undelivered, waiting from issue_sample where issue_id = :issue
                        order by at desc limit 1
                        """).bind("issue", issue).mapTo(Sample.class).findOne();
    }

    /// Returns the counts of an issue, the oldest first.
    public List<Sample> of(long issue) {
        return handle.createQuery("""
                        select at, accepted, undelivered, waiting from issue_sample where issue_id = :issue order by at
                        """).bind("issue", issue).mapTo(Sample.class).list();
    }
}
