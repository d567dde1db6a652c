package gazette.store;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import gazette.delivery.queue.ClaimScope;
import gazette.issues.DeliveryState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Hands out chunks of issues that are due to one sender at a time. A claim ends when it is released, when its lease
/// runs out, or when its owner starts again.
public final class ChunkClaimTable {
    /// Longer than a reply to the end of a mail may take.
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final int LOOKED_INTO = 40;
    /// When the next mail of a chunk is due.
    private static final String NEXT_AT = """
            (select min(delivery.next_at) from delivery
                where delivery.issue_id = chunk.issue_id
                    and delivery.subscriber_id between chunk.lo and chunk.hi
                    and delivery.state in ('pending', 'intent', 'deferred', 'unknown'))
            """;

    /// Whether any of its mails ended otherwise than accepted.
    private static final String TROUBLED = """
            (case when exists (select 1 from delivery
                where delivery.issue_id = chunk.issue_id
                    and delivery.subscriber_id between chunk.lo and chunk.hi
                    and delivery.state in ('failed', 'held', 'expired', 'suppressed', 'cancelled')) then 1 else 0 end)
            """;

    private final Handle handle;

    ChunkClaimTable(Handle handle) {
        this.handle = handle;
    }

    private static final String OTHER_DOMAINS = " and domain not in (<domains>)";
    private static final String OTHER_MAILS = " and subscriber_id not in (<subscribers>)";

    /// Describes which mails are looked for.
    ///
    /// @param after the issue that was served last
    /// @param condition [#OTHER_DOMAINS], [#OTHER_MAILS] or empty
    private record Search(ClaimScope scope, long after, int most, String condition) {
        <T extends SqlStatement<T>> T bind(T statement) {
            return switch (condition) {
                case OTHER_DOMAINS ->
                    statement.bindList("domains", List.copyOf(scope.last().domains()));
                case OTHER_MAILS ->
                    statement.bindList("subscribers", List.copyOf(scope.last().subscribers()));
                default -> statement;
            };
        }
    }

    private record Chunk(long list, long issue, long no, long lo, long hi, boolean abandoned) {}

    /// Claims a chunk that is due.
    ///
    /// @param after the issue that was served last: the others come first, so that a long one holds up no short one
    /// @return its mails that are due; empty if nothing is
    List<QueuedMail> claim(String node, ClaimScope scope, long after, int most, Instant now) {
        if (!scope.last().isEmpty()) {
            List<QueuedMail> others = claim(node, new Search(scope, after, most, OTHER_DOMAINS), now);
            others = others.isEmpty() ? claim(node, new Search(scope, after, most, OTHER_MAILS), now) : others;
            if (!others.isEmpty()) {
                return others;
            }
        }
        return claim(node, new Search(scope, after, most, ""), now);
    }

    private List<QueuedMail> claim(String node, Search search, Instant now) {
        Optional<Chunk> found = due(search, now);
        while (found.isPresent()) {
            Chunk chunk = found.get();
            ChunkClaim claim = own(chunk, node, now);
            List<QueuedMail> letters = letters(chunk, claim, search, now);
            if (!letters.isEmpty()) {
                return letters;
            }
            release(claim);
            found = due(search, now);
        }
        return List.of();
    }

    /// Renews a claim's lease.
    ///
    /// @return whether it stands: it was not lost, and its issue goes on
    boolean renew(ChunkClaim claim, Instant now) {
        return handle.createUpdate("""
                                update chunk set lease_until = :until
                                where issue_id = :issue and no = :no and fence = :fence and owner is not null
                                    and exists (select 1 from issue where id = :issue and status = 'sending')
                                """)
                        .bind("until", now.plus(LEASE).toEpochMilli())
                        .bind("issue", claim.issue())
                        .bind("no", claim.chunk())
                        .bind("fence", claim.fence())
                        .execute()
                == 1;
    }

    /// Returns whether a claim is still valid and its issue is still being sent.
    boolean stands(ChunkClaim claim) {
        return handle.createQuery("""
                                select count(*) from chunk join issue on issue.id = chunk.issue_id
                                where chunk.issue_id = :issue and chunk.no = :no and chunk.fence = :fence
                                    and chunk.owner is not null and issue.status = 'sending'
                                """)
                        .bind("issue", claim.issue())
                        .bind("no", claim.chunk())
                        .bind("fence", claim.fence())
                        .mapTo(Long.class)
                        .one()
                == 1;
    }

    /// Ends a claim and records when the next of its mails is due.
    void release(ChunkClaim claim) {
        handle.createUpdate("""
                        update chunk set owner = null, troubled =""" + TROUBLED + ", next_at =" + NEXT_AT + """
                        where issue_id = :issue and no = :no and fence = :fence
                        """)
                .bind("issue", claim.issue())
                .bind("no", claim.chunk())
                .bind("fence", claim.fence())
                .execute();
    }

    /// Records when the next of a chunk's mails is due, after one of them was changed whose claim has ended.
    void recount(ChunkClaim claim) {
        handle.createUpdate("""
                        update chunk set troubled =""" + TROUBLED + ", next_at =" + NEXT_AT + """
                        where issue_id = :issue and no = :no and owner is null
                        """)
                .bind("issue", claim.issue())
                .bind("no", claim.chunk())
                .execute();
    }

    /// Makes a chunk due, because one of its mails is.
    void makeDue(ChunkClaim claim, Instant now) {
        handle.createUpdate("""
                        update chunk set next_at = :now
                        where issue_id = :issue and no = :no and (next_at is null or next_at > :now)
                        """)
                .bind("issue", claim.issue())
                .bind("no", claim.chunk())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /// Ends the claims of a node that starts again. What it was about to send when it died goes out after all.
    public void releaseAllOf(String node, Instant now) {
        var counts = new DeliveryCountChanges();
        handle.createQuery("""
                        update delivery set state = 'pending', next_at = :now, changed_at = :now
                        where state = 'intent' and issue_id in (select issue_id from chunk where owner = :node)
                            and exists (select 1 from chunk where chunk.issue_id = delivery.issue_id
                                and chunk.owner = :node and delivery.subscriber_id between chunk.lo and chunk.hi)
                        returning issue_id
                        """)
                .bind("node", node)
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .forEach(issue -> counts.move(issue, DeliveryState.IN_FLIGHT, DeliveryState.PENDING, 1));
        counts.write(handle, now);
        handle.createUpdate("update chunk set owner = null where owner = :node")
                .bind("node", node)
                .execute();
    }

    /// Returns when an issue's next mail is due; empty if none is.
    public Optional<Instant> nextDue(long issue) {
        return handle.createQuery("select min(next_at) as due from chunk where issue_id = :issue")
                .bind("issue", issue)
                .mapTo(Instant.class)
                .findOne();
    }

    private Optional<Chunk> due(Search search, Instant now) {
        for (long issue : rotated(sending(search.scope()), search.after())) {
            Optional<Chunk> chunk = due(issue, search, now);
            if (chunk.isPresent()) {
                return chunk;
            }
        }
        return Optional.empty();
    }

    private List<Long> sending(ClaimScope scope) {
        if (scope.lists().isEmpty()) {
            return List.of();
        }
        return handle.createQuery("select id from issue where status = 'sending' and list_id in (<lists>) order by id")
                .bindList("lists", List.copyOf(scope.lists()))
                .mapTo(Long.class)
                .list();
    }

    private static List<Long> rotated(List<Long> issues, long after) {
        var rotated = new ArrayList<>(issues);
        int later = (int) issues.stream().filter(issue -> issue <= after).count();
        Collections.rotate(rotated, -later);
        return rotated;
    }

    /// Until the canary is through, only the first chunk is due; see [IssueSendingTable].
    private Optional<Chunk> due(long issue, Search search, Instant now) {
        String chunks = """
                        select issue.list_id, chunk.issue_id, chunk.no, chunk.lo, chunk.hi, chunk.owner
                        from chunk join issue on issue.id = chunk.issue_id
                        where chunk.issue_id = :issue and chunk.next_at <= :now
                            and (chunk.owner is null or chunk.lease_until < :now)
                            and (chunk.no = 1 or issue.canary_until is null
                                or issue.canary_until > 0 and issue.canary_until <= :now)
                        order by chunk.next_at, chunk.no limit\s""";
        // Looking into every chunk of a large issue would take seconds, in which nobody else can write.
        String sql = search.condition().isEmpty()
                ? chunks + 1
                : "select * from (" + chunks + LOOKED_INTO + """
                        ) as found where exists (select 1 from delivery where delivery.issue_id = :issue
                            and subscriber_id between found.lo and found.hi
                            and state in ('pending', 'deferred', 'unknown') and next_at <= :now\s""" + search.condition() + ") limit 1";
        return search.bind(handle.createQuery(sql))
                .bind("issue", issue)
                .bind("now", now.toEpochMilli())
                // Written by hand, as is the one for mails: both run for each claim, and a reflective mapper looks
                // every column up by its name each time.
                .map((row, context) -> new Chunk(
                        row.getLong("list_id"),
                        row.getLong("issue_id"),
                        row.getLong("no"),
                        row.getLong("lo"),
                        row.getLong("hi"),
                        row.getString("owner") != null))
                .findOne();
    }

    private ChunkClaim own(Chunk chunk, String node, Instant now) {
        long fence = new SenderNodeTable(handle).raiseFence(node);
        handle.createUpdate("""
                        update chunk set owner = :node, fence = :fence, lease_until = :until
                        where issue_id = :issue and no = :no
                        """)
                .bind("node", node)
                .bind("fence", fence)
                .bind("until", now.plus(LEASE).toEpochMilli())
                .bind("issue", chunk.issue())
                .bind("no", chunk.no())
                .execute();
        if (chunk.abandoned()) {
            reopen(chunk, now);
        }
        return new ChunkClaim(chunk.issue(), chunk.list(), chunk.no(), fence);
    }

    private void reopen(Chunk chunk, Instant now) {
        int letters = handle.createUpdate("""
                        update delivery set state = 'pending', next_at = :now, changed_at = :now
                        where issue_id = :issue and subscriber_id between :lo and :hi and state = 'intent'
                        """)
                .bind("issue", chunk.issue())
                .bind("lo", chunk.lo())
                .bind("hi", chunk.hi())
                .bind("now", now.toEpochMilli())
                .execute();
        new DeliveryCountChanges()
                .move(chunk.issue(), DeliveryState.IN_FLIGHT, DeliveryState.PENDING, letters)
                .write(handle, now);
    }

    private List<QueuedMail> letters(Chunk chunk, ChunkClaim claim, Search search, Instant now) {
        return search.bind(handle.createQuery("""
                        select variant_no, subscriber_id, reader, address, domain, name, attributes, attempts, state,
                            reply
                        from delivery
                        where issue_id = :issue and subscriber_id between :lo and :hi
                            and state in ('pending', 'deferred', 'unknown') and next_at <= :now
                        """ + search.condition() + " order by subscriber_id limit :most"))
                .bind("issue", chunk.issue())
                .bind("lo", chunk.lo())
                .bind("hi", chunk.hi())
                .bind("now", now.toEpochMilli())
                .bind("most", search.most())
                .map((row, context) -> dispatch(claim, row))
                .list();
    }

    private static QueuedMail dispatch(ChunkClaim claim, ResultSet row) throws SQLException {
        boolean refused = row.getString("state").equals("deferred")
                && row.getString("reply").startsWith("5");
        return new QueuedMail(
                claim,
                row.getInt("variant_no"),
                row.getLong("subscriber_id"),
                row.getString("reader"),
                row.getString("address"),
                row.getString("domain"),
                row.getString("name"),
                Optional.ofNullable(row.getString("attributes")).orElse(""),
                row.getInt("attempts") + 1,
                refused);
    }
}
