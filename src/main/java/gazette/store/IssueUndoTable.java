package gazette.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps issues that were sent by hand and may still be undone. Such an issue is saved whole, but it is not on the web,
/// its recipients are not frozen, and so it has no letter that could go out. Its time ends in [#end]; what comes first,
/// that or [#undo], decides, whatever a clock says.
public final class IssueUndoTable {
    private static final List<String> OF_ISSUE = List.of(
            "delete from issue_article where issue_id = :issue",
            "delete from variant_article where issue_id = :issue",
            "delete from variant where issue_id = :issue",
            "delete from issue_group where issue_id = :issue",
            "delete from issue_segment where issue_id = :issue",
            "delete from issue_note where issue_id = :issue",
            "delete from issue where id = :issue");

    private static final List<String> OF_RUN =
            List.of("delete from offer where run_id = :run", "delete from left_out_article where run_id = :run");

    private final Handle handle;

    IssueUndoTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes an issue that may be undone.
    ///
    /// @param name `LIST/NUMBER`
    public record Undoable(long issue, long run, String name, Instant until) {}

    /// Makes an issue that was just added one that may be undone.
    public void begin(long issue, Instant until) {
        handle.createUpdate("update issue set undo_until = :until, withdrawn = 1 where id = :issue")
                .bind("issue", issue)
                .bind("until", until)
                .execute();
    }

    /// Returns the issue of a list that may be undone; there is one at most.
    public Optional<Undoable> ofList(String list) {
        return handle.createQuery("""
                        select issue.id as issue, issue.run_id as run,
                            list.name || '/' || cast(issue.number as text) as name, issue.undo_until as until
                        from issue join list on list.id = issue.list_id
                        where issue.undo_until is not null and list.name = :list
                        order by issue.id limit 1
                        """).bind("list", list).mapTo(Undoable.class).findOne();
    }

    /// Returns whether the time of some is over.
    public boolean isAnyOver(Instant now) {
        return handle.createQuery("select exists (select 1 from issue where undo_until <= :now) as found")
                .bind("now", now)
                .mapTo(Boolean.class)
                .one();
    }

    /// Shortens the time of those that have longer than an instant.
    public void endBy(Instant latest) {
        handle.createUpdate("update issue set undo_until = :latest where undo_until > :latest")
                .bind("latest", latest)
                .execute();
    }

    /// Ends the time of those that were long enough: they are on the web, and their letters go out.
    ///
    /// @return their ids
    public List<Long> end(Instant now) {
        return handle.createQuery("""
                        update issue set undo_until = null, shown_changed_at = :now,
                            withdrawn = case when corrects is null then 0 else 1 end
                        where undo_until <= :now returning id
                        """).bind("now", now).mapTo(Long.class).list();
    }

    /// Undoes an issue: removes it with all that its run decided, as if it had never been made. The run stays.
    ///
    /// @param run that made it, since another issue may get its number, and its id
    /// @return whether its time was not over
    public boolean undo(long issue, long run) {
        // On PostgreSQL this waits for whoever ends its time at this moment, and then finds it ended.
        int undone =
                handle.createUpdate("""
                        update issue set undo_until = 0 where id = :issue and run_id = :run and undo_until is not null
                        """).bind("issue", issue).bind("run", run).execute();
        if (undone == 0) {
            return false;
        }
        for (String sql : OF_ISSUE) {
            handle.createUpdate(sql).bind("issue", issue).execute();
        }
        for (String sql : OF_RUN) {
            handle.createUpdate(sql).bind("run", run).execute();
        }
        return true;
    }
}
