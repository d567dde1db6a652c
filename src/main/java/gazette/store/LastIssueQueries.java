package gazette.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads what the last issue of a series was like, to compare the next one with it.
public final class LastIssueQueries {
    private final Handle handle;

    LastIssueQueries(Handle handle) {
        this.handle = handle;
    }

    /// Describes an issue that was sent.
    ///
    /// @param name `LIST/NUMBER`
    /// @param theme empty if it was not recorded
    /// @param recipients who were frozen
    /// @param bytes the size of its largest letter
    public record LastIssue(
            long id,
            String name,
            Instant date,
            String subject,
            String theme,
            long articles,
            long letters,
            long recipients,
            long bytes) {}

    /// Returns the last issue of a series that was neither cancelled nor may still be undone.
    public Optional<LastIssue> of(IssueSeriesKey series) {
        return handle.createQuery("""
                        select issue.id, list.name || '/' || cast(issue.number as text) as name, issue.date,
                            (select subject from variant where issue_id = issue.id and no = 1) as subject, issue.theme,
                            (select count(*) from issue_article where issue_id = issue.id) as articles,
                            (select count(*) from variant where issue_id = issue.id) as letters,
                            issue.frozen_count as recipients,
                            (select coalesce(max(length(encoded)), 0) from variant where issue_id = issue.id) as bytes
                        from issue join list on list.id = issue.list_id
                        where issue.list_id = :list and issue.cadence = :cadence and issue.audience = :audience
                            and issue.status <> 'cancelled' and issue.undo_until is null
                        order by issue.id desc limit 1
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .mapTo(LastIssue.class)
                .findOne();
    }
}
