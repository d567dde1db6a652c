package gazette.store;

import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.SqlStatement;

/// Stores memberships and the record of consent.
public final class MembershipTable {
    private final Handle handle;

    MembershipTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes what somebody agreed or objected to.
    ///
    /// @param action what was said: `joined`, `left` …
    /// @param origin where it was said: a file, a page, a mail
    /// @param wording what they were shown when they said it; empty if nothing
    /// @param network the one they said it from; empty if none
    public record Consent(String action, String origin, String wording, String network) {
        public Consent(String action, String origin) {
            this(action, origin, "", "");
        }
    }

    /// Returns a subscriber's membership of a list, if there ever was one.
    public Optional<Membership> find(long list, long subscriber) {
        return handle.createQuery("""
                        select list_id as list, subscriber_id as subscriber, status, cadence, topics,
                            nullif(paused_until, 0) as paused_until
                        from membership
                        where list_id = :list and subscriber_id = :subscriber
                        """)
                .bind("list", list)
                .bind("subscriber", subscriber)
                .mapTo(Membership.class)
                .findOne();
    }

    /// Returns all that a subscriber is or was a member of.
    public List<Membership> of(long subscriber) {
        return handle.createQuery("""
                        select list_id as list, subscriber_id as subscriber, status, cadence, topics,
                            nullif(paused_until, 0) as paused_until
                        from membership
                        where subscriber_id = :subscriber order by list_id
                        """)
                .bind("subscriber", subscriber)
                .mapTo(Membership.class)
                .list();
    }

    /// Adds a member, covered up to now, unless the subscriber ever was one: nobody who left is added again.
    ///
    /// @return whether a member was added
    public boolean join(Membership fresh, Instant now) {
        var insert = handle.createUpdate("""
                insert into membership (list_id, subscriber_id, status, cadence, topics, paused_until, coverage_id,
                    joined_at, changed_at)
                values (:list, :subscriber, :status, :cadence, :topics, :pausedUntil, :coverage, :now, :now)
                on conflict (list_id, subscriber_id) do nothing
                """);
        bind(insert, fresh);
        return insert.bind("coverage", new ArticleCoverageTable(handle).upToNow(fresh.list()))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /// Makes somebody a member again who asked for it, covered up to now.
    public void rejoin(Membership again, Instant now) {
        var update = handle.createUpdate("""
                update membership set status = :status, cadence = :cadence, topics = :topics,
                    paused_until = :pausedUntil, coverage_id = :coverage, joined_at = :now, changed_at = :now
                where list_id = :list and subscriber_id = :subscriber
                """);
        bind(update, again);
        update.bind("coverage", new ArticleCoverageTable(handle).upToNow(again.list()))
                .bind("now", now)
                .execute();
    }

    /// Stores what a subscriber chose; their coverage stays.
    public void change(Membership changed, Instant now) {
        var update = handle.createUpdate("""
                update membership set status = :status, cadence = :cadence, topics = :topics,
                    paused_until = :pausedUntil, changed_at = :now
                where list_id = :list and subscriber_id = :subscriber
                """);
        bind(update, changed);
        update.bind("now", now).execute();
    }

    /// Ends a membership.
    ///
    /// @return whether they were on it
    public boolean leave(long list, long subscriber, Instant now) {
        return handle.createUpdate("""
                                update membership set status = 'unsubscribed', changed_at = :now
                                where list_id = :list and subscriber_id = :subscriber
                                    and status in ('active', 'pending')
                                """)
                        .bind("list", list)
                        .bind("subscriber", subscriber)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /// Records who agreed or objected to what, and where.
    public void consent(long list, long subscriber, Consent consent, Instant now) {
        handle.createUpdate("""
                        insert into consent (list_id, subscriber_id, at, action, origin, wording, network)
                        values (:list, :subscriber, :now, :action, :origin, :wording, :network)
                        """)
                .bind("list", list)
                .bind("subscriber", subscriber)
                .bind("now", now)
                .bind("action", consent.action())
                .bind("origin", consent.origin())
                .bind("wording", consent.wording())
                .bind("network", consent.network())
                .execute();
    }

    /// Returns whether a subscriber is an active member of a list by more than a form that anybody can fill in: by a
    /// mailed link, or by an editor's file.
    ///
    /// @param form the origin of consents that such a form gave
    public boolean isConfirmed(long subscriber, String form) {
        return handle.createQuery("""
                        select exists (
                            select 1 from membership join consent on consent.list_id = membership.list_id
                                and consent.subscriber_id = membership.subscriber_id
                            where membership.subscriber_id = :subscriber and status = 'active'
                                and action in ('joined', 'chose', 'returned') and origin <> :form
                        ) as confirmed
                        """)
                .bind("subscriber", subscriber)
                .bind("form", form)
                .mapTo(Boolean.class)
                .one();
    }

    /// Describes a consent and when it was given.
    ///
    /// @param list the list's id
    public record ConsentRecord(long list, Instant at, Consent consent) {}

    /// Returns all consents of a subscriber, the oldest first.
    public List<ConsentRecord> consents(long subscriber) {
        return handle.createQuery("""
                        select list_id, at, action, origin, wording, network from consent
                        where subscriber_id = :subscriber order by at, id
                        """)
                .bind("subscriber", subscriber)
                .map((row, context) -> new ConsentRecord(
                        row.getLong("list_id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        new Consent(
                                row.getString("action"),
                                row.getString("origin"),
                                row.getString("wording"),
                                row.getString("network"))))
                .list();
    }

    /// Returns how many members a list has, by status.
    public Map<Status, Long> count(long list) {
        return handle.createQuery("""
                        select status, count(*) as members from membership where list_id = :list
                        group by status order by status
                        """)
                .bind("list", list)
                .setMapKeyColumn("status")
                .setMapValueColumn("members")
                .collectInto(new GenericType<Map<Status, Long>>() {});
    }

    /// Returns how many active members of a list pause.
    public long countPaused(long list, Instant now) {
        return handle.createQuery("""
                        select count(*) from membership
                        where list_id = :list and status = 'active' and paused_until > :now
                        """)
                .bind("list", list)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    private static void bind(SqlStatement<?> statement, Membership membership) {
        statement
                .bind("list", membership.list())
                .bind("subscriber", membership.subscriber())
                .bind("status", membership.status().word())
                .bind("cadence", membership.cadence().word())
                .bind("topics", String.join("\n", membership.topics()))
                .bind(
                        "pausedUntil",
                        membership.pausedUntil().map(Instant::toEpochMilli).orElse(0L));
    }
}
