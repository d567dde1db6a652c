package gazette.store;

import gazette.issues.DraftField;
import gazette.issues.IssueDraft;
import gazette.issues.IssueDraft.FieldValue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/// Stores what editors have decided for the next issues of schedules, and what issues were made with.
public final class IssueDraftTable {
    private final Handle handle;

    IssueDraftTable(Handle handle) {
        this.handle = handle;
    }

    private record Head(long version, long begun, Optional<Long> lastIssue) {}

    /// Returns the draft of a schedule's next issue; an empty one if nobody has decided anything.
    public IssueDraft of(String schedule) {
        return handle.createQuery("select version, begun, last_issue from issue_draft where schedule = :schedule")
                .bind("schedule", schedule)
                .mapTo(Head.class)
                .findOne()
                .map(head -> new IssueDraft(schedule, head.version(), head.begun(), head.lastIssue(), fields(schedule)))
                .orElseGet(() -> IssueDraft.empty(schedule));
    }

    /// Returns a draft's version: as long as it is the same, nothing in it has changed.
    public long version(String schedule) {
        return handle.createQuery("select coalesce(max(version), 0) from issue_draft where schedule = :schedule")
                .bind("schedule", schedule)
                .mapTo(Long.class)
                .one();
    }

    private Map<DraftField, FieldValue> fields(String schedule) {
        return handle.createQuery("""
                        select field, value, version, saved_at, saved_by from issue_draft_field
                        where schedule = :schedule
                        """).bind("schedule", schedule).reduceRows(new HashMap<>(), (fields, row) -> {
            // A newer program may have stored fields that this one does not know.
            DraftField.of(row.getColumn("field", String.class)).ifPresent(field -> fields.put(field, value(row)));
            return fields;
        });
    }

    private static FieldValue value(RowView row) {
        return new FieldValue(
                row.getColumn("value", String.class),
                row.getColumn("version", Long.class),
                row.getColumn("saved_at", Instant.class),
                row.getColumn("saved_by", String.class));
    }

    /// Sets a field.
    ///
    /// @param savedBy the account's name
    /// @return the draft's new version
    public long set(String schedule, DraftField field, String value, String savedBy, Instant now) {
        long version = next(schedule);
        handle.createUpdate("""
                        insert into issue_draft_field (schedule, field, value, version, saved_at, saved_by)
                        values (:schedule, :field, :value, :version, :now, :by)
                        on conflict (schedule, field) do update
                        set value = :value, version = :version, saved_at = :now, saved_by = :by
                        """)
                .bind("schedule", schedule)
                .bind("field", field.name())
                .bind("value", value)
                .bind("version", version)
                .bind("now", now)
                .bind("by", savedBy)
                .execute();
        return version;
    }

    private long next(String schedule) {
        return handle.createQuery("""
                        insert into issue_draft (schedule, version, begun) values (:schedule, 1, 0)
                        on conflict (schedule) do update set version = issue_draft.version + 1
                        returning version
                        """)
                .bind("schedule", schedule)
                .mapTo(Long.class)
                .one();
    }

    /// Moves a draft to the issue that was made with it, and begins the next one.
    ///
    /// @param kept fields that the issue could not show, which stay for the next one
    public void useUp(String schedule, long issue, Collection<DraftField> kept) {
        if (version(schedule) == 0) {
            return;
        }
        // An issue that was undone may have had the same id.
        handle.createUpdate("delete from issued_draft_field where issue_id = :issue")
                .bind("issue", issue)
                .execute();
        fields(schedule).forEach((field, value) -> {
            if (!kept.contains(field)) {
                move(schedule, issue, field);
            }
        });
        handle.createUpdate("update issue_draft set begun = :version, last_issue = :issue where schedule = :schedule")
                .bind("version", next(schedule))
                .bind("issue", issue)
                .bind("schedule", schedule)
                .execute();
    }

    private void move(String schedule, long issue, DraftField field) {
        handle.createUpdate("""
                        insert into issued_draft_field (issue_id, field, schedule, value, version, saved_at, saved_by)
                        select :issue, field, schedule, value, version, saved_at, saved_by from issue_draft_field
                        where schedule = :schedule and field = :field
                        """)
                .bind("issue", issue)
                .bind("schedule", schedule)
                .bind("field", field.name())
                .execute();
        handle.createUpdate("delete from issue_draft_field where schedule = :schedule and field = :field")
                .bind("schedule", schedule)
                .bind("field", field.name())
                .execute();
    }

    /// Makes the draft of an issue that is not sent after all the draft of the next one again. Words that editors have
    /// written since follow those that they had written before; what they have chosen since stays.
    public void giveBack(long issue) {
        Optional<String> schedule = handle.createQuery(
                        "select distinct schedule from issued_draft_field where issue_id = :issue")
                .bind("issue", issue)
                .mapTo(String.class)
                .findOne();
        if (schedule.isEmpty()) {
            return;
        }
        handle.createUpdate("delete from issue_draft_field where schedule = :schedule and value = ''")
                .bind("schedule", schedule.get())
                .execute();
        join(schedule.get(), issue);
        handle.createUpdate("""
                        insert into issue_draft_field (schedule, field, value, version, saved_at, saved_by)
                        select schedule, field, value, version, saved_at, saved_by from issued_draft_field
                        where issue_id = :issue
                        on conflict (schedule, field) do nothing
                        """).bind("issue", issue).execute();
        handle.createUpdate("delete from issued_draft_field where issue_id = :issue")
                .bind("issue", issue)
                .execute();
        next(schedule.get());
        // Pages that were opened before the issue was made go on as if it had not been.
        handle.createUpdate("update issue_draft set begun = 0, last_issue = null where schedule = :schedule")
                .bind("schedule", schedule.get())
                .execute();
    }

    /// Puts the words before and after the articles together, so that none are lost.
    private void join(String schedule, long issue) {
        handle.createUpdate("""
                        update issue_draft_field set version = :version, value = (
                            select before.value || :gap || issue_draft_field.value from issued_draft_field as before
                            where before.issue_id = :issue and before.field = issue_draft_field.field)
                        where schedule = :schedule and (field like 'intro%' or field like 'outro%') and exists (
                            select 1 from issued_draft_field as before
                            where before.issue_id = :issue and before.field = issue_draft_field.field
                                and before.value <> '' and before.value <> issue_draft_field.value)
                        """)
                .bind("version", next(schedule))
                .bind("gap", "\n\n")
                .bind("issue", issue)
                .bind("schedule", schedule)
                .execute();
    }
}
