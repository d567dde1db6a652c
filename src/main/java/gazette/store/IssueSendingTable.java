package gazette.store;

import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.text.ForeignText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// Reads and changes the states of issues that are being sent.
///
/// A large issue has a canary: its first part goes out alone, and the others when that was watched long enough.
public final class IssueSendingTable {
    /// The states that a cancelled issue's letters leave.
    private static final List<DeliveryState> OPEN = Arrays.stream(DeliveryState.values())
            .filter(state -> !state.isFinal())
            .toList();

    private final Handle handle;

    IssueSendingTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes an issue as its sender needs it, without its articles: it is read every second.
    ///
    /// @param list the list's id
    /// @param name as people call it, `LIST/NUMBER`
    /// @param articles how many it has
    /// @param isFrozen whether all recipients are known
    /// @param frozen how many recipients are known
    /// @param selectors of the DKIM keys that sign it
    /// @param attributes of subscribers that its letters speak of
    /// @param tokenKey id of the secret key that signs the links in its mails
    /// @param isWithdrawn whether it was taken off the web
    /// @param undoUntil until when it may be undone; absent if that is over, or never was
    /// @param canary when its canary will have been watched long enough; the epoch while it is being sent; absent
    ///     without a canary
    public record SendingIssue(
            long id,
            long list,
            long run,
            IssueState state,
            String pausedBecause,
            String listName,
            String name,
            Instant date,
            int articles,
            boolean isFrozen,
            long frozen,
            List<String> selectors,
            String tokenKey,
            List<String> attributes,
            boolean isWithdrawn,
            Optional<Instant> undoUntil,
            Optional<Instant> canary) {}

    /// Returns issues with mails to freeze, to send or to cancel, the oldest first.
    public List<SendingIssue> open() {
        return handle.createQuery(select("""
                        where issue.status = 'freezing' and undo_until is null or issue.status = 'sending'
                            or issue.status = 'paused' and frozen_at is null
                            or issue.status = 'cancelled' and exists (select 1 from chunk
                                where chunk.issue_id = issue.id and chunk.next_at is not null)
                        order by issue.id
                        """)).mapTo(SendingIssue.class).list();
    }

    /// Returns issues with mails that did not go out yet, also paused ones, the oldest first.
    public List<SendingIssue> unfinished() {
        return handle.createQuery(select("""
                        where issue.status in ('freezing', 'sending', 'paused') order by issue.id
                        """)).mapTo(SendingIssue.class).list();
    }

    /// Returns one issue.
    public SendingIssue get(long issue) {
        return handle.createQuery(select("where issue.id = :issue"))
                .bind("issue", issue)
                .mapTo(SendingIssue.class)
                .one();
    }

    /// Returns one issue; empty if there is none, because it was undone.
    public Optional<SendingIssue> findById(long issue) {
        return handle.createQuery(select("where issue.id = :issue"))
                .bind("issue", issue)
                .mapTo(SendingIssue.class)
                .findOne();
    }

    /// Returns the issue `LIST/NUMBER`.
    public Optional<SendingIssue> find(String list, long number) {
        return handle.createQuery(select("where list.name = :list and issue.number = :number"))
                .bind("list", list)
                .bind("number", number)
                .mapTo(SendingIssue.class)
                .findOne();
    }

    /// Returns the latest issues of all lists, the newest first.
    public List<SendingIssue> latest(int most) {
        return handle.createQuery(select("order by issue.id desc limit :most"))
                .bind("most", most)
                .mapTo(SendingIssue.class)
                .list();
    }

    /// Pauses an issue.
    ///
    /// @return whether it was on its way
    public boolean pause(long issue, String because) {
        return changed(handle.createUpdate("""
                        update issue set status = 'paused', paused_because = :because
                        where id = :issue and status in ('freezing', 'sending') and undo_until is null
                        """).bind("issue", issue).bind("because", ForeignText.line(because)));
    }

    /// Notes that an editor has just paused an issue, and how many of its letters were in flight.
    public void notePause(long issue, Instant now) {
        handle.createUpdate("""
                        update issue set paused_at = :now, paused_in_flight = coalesce(
                            (select letters from delivery_count where issue_id = :issue and state = 'intent'), 0)
                        where id = :issue
                        """).bind("issue", issue).bind("now", now).execute();
    }

    /// Describes when an editor paused an issue.
    ///
    /// @param inFlight how many letters were on their way then
    public record PausedByHand(Instant at, long inFlight) {}

    /// Returns when an editor paused an issue that is paused now; empty if the program did.
    public Optional<PausedByHand> pausedByHand(long issue) {
        return handle.createQuery("""
                        select paused_at as at, paused_in_flight as in_flight from issue
                        where id = :issue and status = 'paused' and paused_at is not null
                        """)
                .bind("issue", issue)
                .mapTo(PausedByHand.class)
                .findOne();
    }

    /// Resumes an issue. A canary that paused it is not watched again.
    ///
    /// @return whether it was paused
    public boolean resume(long issue) {
        return changed(handle.createUpdate("""
                        update issue set status = case when frozen_at is null then 'freezing' else 'sending' end,
                            paused_because = '', paused_at = null
                        where id = :issue and status = 'paused'
                        """).bind("issue", issue));
    }

    /// Cancels an issue; its open mails are then cancelled with [#cancelLetters].
    ///
    /// @return whether it was on its way or paused
    public boolean cancel(long issue, Instant now) {
        return changed(handle.createUpdate("""
                        update issue set status = 'cancelled', frozen_at = coalesce(frozen_at, :now),
                            shown_changed_at = :now
                        where id = :issue and status in ('freezing', 'sending', 'paused') and undo_until is null
                        """).bind("issue", issue).bind("now", now));
    }

    /// Cancels the mails of one chunk of a cancelled issue. Chunks that are claimed come later.
    ///
    /// @return whether there is more to cancel
    public boolean cancelLetters(long issue, Instant now) {
        Optional<Long> part = handle.createQuery("""
                        select no from chunk where issue_id = :issue and next_at is not null
                            and (owner is null or lease_until < :now)
                        order by no limit 1
                        """)
                .bind("issue", issue)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
        part.ifPresent(no -> cancelPart(issue, no, now));
        return part.isPresent();
    }

    /// Marks an issue as sent.
    public void markSent(long issue) {
        handle.createUpdate("update issue set status = 'sent' where id = :issue and status = 'sending'")
                .bind("issue", issue)
                .execute();
    }

    /// Makes failed or held mails go out once more. An issue that was held because none of its mails was accepted
    /// goes on.
    ///
    /// @param state `FAILED` or `HELD`
    /// @return how many
    public int retry(long issue, DeliveryState state, Instant now) {
        boolean wasRefused = new ChunkClaimTable(handle).nextDue(issue).isEmpty()
                && !new DeliveryStatsQueries(handle).hasAccepted(issue);
        handle.createUpdate("""
                        update chunk set next_at = :now where issue_id = :issue and exists (
                            select 1 from delivery where delivery.issue_id = chunk.issue_id
                                and delivery.subscriber_id between chunk.lo and chunk.hi and delivery.state = :state)
                        """)
                .bind("issue", issue)
                .bind("state", state)
                .bind("now", now)
                .execute();
        int letters = handle.createUpdate("""
                        update delivery set state = 'pending', unknowns = 0, first_at = null, next_at = :now,
                            changed_at = :now
                        where issue_id = :issue and state = :state
                        """)
                .bind("issue", issue)
                .bind("state", state)
                .bind("now", now)
                .execute();
        new DeliveryCountChanges()
                .move(issue, state, DeliveryState.PENDING, letters)
                .write(handle, now);
        if (letters > 0) {
            handle.createUpdate("""
                            update issue set status = 'sending', paused_because = ''
                            where id = :issue and (status = 'sent' or status = 'paused' and :refused)
                            """)
                    .bind("issue", issue)
                    .bind("refused", wasRefused)
                    .execute();
        }
        return letters;
    }

    /// Makes the refused mails of an issue that is being sent due at once, of which it is not known yet why.
    ///
    /// @return whether there are any
    public boolean makeDue(long issue, Instant now) {
        int letters =
                handle.createUpdate("""
                        update delivery set next_at = :now
                        where issue_id = :issue and state = 'pending' and next_at > :now
                        """).bind("issue", issue).bind("now", now).execute();
        if (letters > 0) {
            handle.createUpdate("update chunk set next_at = :now where issue_id = :issue and next_at > :now")
                    .bind("issue", issue)
                    .bind("now", now)
                    .execute();
        }
        return letters > 0;
    }

    /// Stores the id of the secret key that signs the links in an issue's mails.
    public void setTokenKey(long issue, String key) {
        handle.createUpdate("update issue set token_key = :key where id = :issue")
                .bind("key", key)
                .bind("issue", issue)
                .execute();
    }

    /// Stores which attributes of subscribers an issue's letters speak of; they are frozen with its recipients.
    public void setAttributes(long issue, Collection<String> names) {
        handle.createUpdate("update issue set attributes = :names where id = :issue")
                .bind("names", String.join("\n", names))
                .bind("issue", issue)
                .execute();
    }

    /// Sets until when a canary is watched.
    ///
    /// @param until absent: the other parts may go
    public void setCanaryUntil(long issue, Optional<Instant> until) {
        handle.createUpdate("update issue set canary_until = :until where id = :issue")
                .bind("until", until)
                .bind("issue", issue)
                .execute();
    }

    private void cancelPart(long issue, long no, Instant now) {
        var counts = new DeliveryCountChanges();
        OPEN.forEach(state -> counts.move(issue, state, DeliveryState.CANCELLED, cancelPart(issue, no, state, now)));
        counts.write(handle, now);
        handle.createUpdate(
                        "update chunk set owner = null, next_at = null, troubled = 1 where issue_id = :issue and no = :no")
                .bind("issue", issue)
                .bind("no", no)
                .execute();
    }

    private int cancelPart(long issue, long no, DeliveryState state, Instant now) {
        return handle.createUpdate("""
                        update delivery set state = 'cancelled', changed_at = :now
                        where issue_id = :issue and state = :state
                            and subscriber_id between (select lo from chunk where issue_id = :issue and no = :no)
                                and (select hi from chunk where issue_id = :issue and no = :no)
                        """)
                .bind("issue", issue)
                .bind("no", no)
                .bind("state", state)
                .bind("now", now)
                .execute();
    }

    private static boolean changed(Update update) {
        return update.execute() == 1;
    }

    private static String select(String where) {
        return """
                select issue.id, issue.list_id as list, issue.run_id as run,
                    case when issue.undo_until is null then issue.status else 'undoable' end as state,
                    issue.paused_because, list.name as list_name,
                    list.name || '/' || cast(issue.number as text) as name, issue.date,
                    (select count(*) from issue_article where issue_id = issue.id) as articles,
                    issue.frozen_at is not null as is_frozen, issue.frozen_count as frozen,
                    replace(issue.selectors, ' ', '\n') as selectors, issue.token_key, issue.attributes,
                    case when issue.undo_until is null then issue.withdrawn else 0 end as is_withdrawn, issue.undo_until,
                    issue.canary_until as canary
                from issue join list on list.id = issue.list_id
                """ + where;
    }
}
