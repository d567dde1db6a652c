package gazette.store;

import gazette.issues.IssueReview;
import gazette.issues.IssueReview.State;
import gazette.text.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores the reviews of issues before their slots, one for each slot, and what was shown in each.
public final class ReviewTable {
    private static final String COLUMNS = """
            id, schedule, slot, state, opened_at, looked_at, look_millis, asked_online_at, current_hash, approved_hash, asked_hash,
                why, answered_by, answered_at, version
            """;

    private final Handle handle;

    ReviewTable(Handle handle) {
        this.handle = handle;
    }

    /// Opens the review of a slot, unless it has one.
    ///
    /// @return its id
    public long open(String schedule, Instant slot, Instant now) {
        handle.createUpdate("""
                        insert into review (schedule, slot, state, opened_at, looked_at, look_millis, asked_online_at, current_hash,
                            approved_hash, asked_hash, why, answered_by, answered_at, version)
                        values (:schedule, :slot, :state, :now, 0, 0, 0, '', '', '', '', '', null, 1)
                        on conflict (schedule, slot) do nothing
                        """)
                .bind("schedule", schedule)
                .bind("slot", slot)
                .bind("state", State.OPEN)
                .bind("now", now)
                .execute();
        return find(schedule, slot).orElseThrow().id();
    }

    /// Returns the review of a slot.
    public Optional<IssueReview> find(String schedule, Instant slot) {
        return handle.createQuery("select " + COLUMNS + " from review where schedule = :schedule and slot = :slot")
                .bind("schedule", schedule)
                .bind("slot", slot)
                .mapTo(IssueReview.class)
                .findOne();
    }

    /// Returns a review by its id.
    public Optional<IssueReview> find(long id) {
        return handle.createQuery("select " + COLUMNS + " from review where id = :id")
                .bind("id", id)
                .mapTo(IssueReview.class)
                .findOne();
    }

    /// Returns the reviews that are not over, the next slot first.
    public List<IssueReview> pending() {
        return handle.createQuery("select " + COLUMNS
                        + " from review where state in ('open', 'held', 'ordered') order by slot, id")
                .mapTo(IssueReview.class)
                .list();
    }

    /// Returns the reviews that are over, the latest first.
    ///
    /// @param before only those with a smaller id
    public List<IssueReview> past(long before, int most) {
        return handle.createQuery("select " + COLUMNS + """
                         from review where state in ('sent', 'closed') and id < :before order by id desc limit :most
                        """)
                .bind("before", before)
                .bind("most", most)
                .mapTo(IssueReview.class)
                .list();
    }

    /// Claims a look at what would go out, so that two nodes do not both look.
    ///
    /// @param since a look after this moment is enough
    /// @return whether nobody has looked since
    public boolean claimLook(long id, Instant since, Instant now) {
        // A look in the future was made before the clock was set back.
        return handle.createUpdate("""
                                update review set looked_at = :now
                                where id = :id and (looked_at <= :since or looked_at > :now)
                                """)
                        .bind("now", now)
                        .bind("id", id)
                        .bind("since", since)
                        .execute()
                == 1;
    }

    /// Stores how long a look took.
    public void setLookTime(long id, Duration time) {
        handle.createUpdate("update review set look_millis = :millis where id = :id")
                .bind("millis", time.toMillis())
                .bind("id", id)
                .execute();
    }

    /// Stores that the web was asked for a look.
    public void setAskedOnline(long id, Instant now) {
        handle.createUpdate("update review set asked_online_at = :now where id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    /// Stores what would go out now.
    ///
    /// @param content as JSON
    public void show(long id, String hash, String content, Instant now) {
        handle.createUpdate("""
                        insert into review_showing (review_id, hash, shown_at, content)
                        values (:id, :hash, :now, :content) on conflict do nothing
                        """)
                .bind("id", id)
                .bind("hash", hash)
                .bind("now", now)
                .bind("content", content)
                .execute();
        handle.createUpdate("update review set current_hash = :hash where id = :id")
                .bind("hash", hash)
                .bind("id", id)
                .execute();
    }

    /// Returns what was shown under a hash, as JSON.
    public Optional<String> showing(long id, String hash) {
        return handle.createQuery("select content from review_showing where review_id = :id and hash = :hash")
                .bind("id", id)
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne();
    }

    /// Returns what was shown before, as JSON: what an editor approved if that is something else than now, else what
    /// was shown last.
    public Optional<String> shownBefore(IssueReview review) {
        return handle.createQuery("""
                        select content from review_showing where review_id = :id and hash <> :current
                        order by case hash when :approved then 0 when :asked then 1 else 2 end, shown_at desc limit 1
                        """)
                .bind("id", review.id())
                .bind("current", review.currentHash())
                .bind("approved", review.approvedHash())
                .bind("asked", review.askedHash())
                .mapTo(String.class)
                .findOne();
    }

    /// Stores about what the editors were last asked.
    public void setAsked(long id, String hash) {
        handle.createUpdate("update review set asked_hash = :hash where id = :id")
                .bind("hash", hash)
                .bind("id", id)
                .execute();
    }

    /// Stores an editor's answer.
    ///
    /// @param version that the editor saw
    /// @param approved the hash that they approve; empty if they hold the issue
    /// @return whether nobody else has answered since
    public boolean answer(long id, long version, State state, String approved, String by, Instant now) {
        return handle.createUpdate("""
                                update review set state = :state, approved_hash = :approved, why = '', answered_by = :by,
                                    answered_at = :now, version = version + 1
                                where id = :id and version = :version and state in ('open', 'held')
                                """)
                        .bind("state", state)
                        .bind("approved", approved)
                        .bind("by", ForeignText.line(by))
                        .bind("now", now)
                        .bind("id", id)
                        .bind("version", version)
                        .execute()
                == 1;
    }

    /// Moves a review to another state without an answer.
    ///
    /// @param why in words
    public void move(long id, State state, String why) {
        handle.createUpdate("""
                        update review set state = :state, why = :why, version = version + 1 where id = :id
                        """)
                .bind("state", state)
                .bind("why", ForeignText.line(why))
                .bind("id", id)
                .execute();
    }

    /// Holds an issue again that an editor had sent before its slot, or after it, and that was undone.
    ///
    /// @param run that made it
    /// @return whether it was under review
    public boolean holdUndone(long run, String why) {
        return handle.createUpdate("""
                                update review set state = 'held', approved_hash = '', why = :why, version = version + 1
                                where state = 'sent' and exists (select 1 from run where run.id = :run
                                    and run.schedule = review.schedule and run.slot = review.slot)
                                """)
                        .bind("run", run)
                        .bind("why", ForeignText.line(why))
                        .execute()
                == 1;
    }

    /// Returns the id of the issue that the run of its slot made.
    public Optional<Long> issueOf(IssueReview review) {
        return handle.createQuery("""
                        select issue.id from issue join run on run.id = issue.run_id
                        where run.schedule = :schedule and run.slot = :slot
                        """)
                .bind("schedule", review.schedule())
                .bind("slot", review.slot())
                .mapTo(Long.class)
                .findFirst();
    }

    /// Deletes what old reviews showed.
    public void forget(Instant before) {
        handle.createUpdate("""
                        delete from review_showing where shown_at < :before
                            and review_id in (select id from review where state in ('sent', 'closed'))
                        """).bind("before", before).execute();
        handle.createUpdate("delete from review_mail where changed_at < :before")
                .bind("before", before)
                .execute();
    }
}
