package gazette.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Who an issue goes to: freezes recipients in steps of some milliseconds, so that nobody waits for a million of them.
public final class RecipientTable {
    private static final int STEP = 1000;
    private static final int CHUNK = 250;

    private final Handle handle;

    RecipientTable(Handle handle) {
        this.handle = handle;
    }

    private record Freezing(long list, String cadence, long to, long count, long chunks) {}

    /// Freezes the next thousand recipients of an issue; when all are, it is ready for sending.
    ///
    /// @param canary so many go out first, if the issue has a canary; see [SendingTable]
    /// @return whether there is more to freeze
    public boolean freeze(long issue, int canary, Instant now) {
        Freezing freezing = freezing(issue);
        List<Long> readers = next(freezing);
        if (!readers.isEmpty()) {
            add(issue, readers, now);
            addChunks(issue, readers, freezing, canary);
        }
        boolean more = readers.size() == STEP;
        note(issue, readers, more, now);
        return more;
    }

    private Freezing freezing(long issue) {
        return handle.createQuery("""
                        select list_id, cadence, frozen_to, frozen_count,
                            (select coalesce(max(no), 0) from chunk where issue_id = issue.id) as chunks
                        from issue where id = :issue
                        """)
                .bind("issue", issue)
                .map((row, context) -> new Freezing(
                        row.getLong("list_id"),
                        row.getString("cadence"),
                        row.getLong("frozen_to"),
                        row.getLong("frozen_count"),
                        row.getLong("chunks")))
                .one();
    }

    private List<Long> next(Freezing freezing) {
        return handle.createQuery("""
                        select subscriber_id from membership
                        where list_id = :list and subscriber_id > :to and cadence = :cadence and status = 'active'
                        order by subscriber_id limit :step
                        """)
                .bind("list", freezing.list())
                .bind("to", freezing.to())
                .bind("cadence", freezing.cadence())
                .bind("step", STEP)
                .mapTo(Long.class)
                .list();
    }

    private void add(long issue, List<Long> readers, Instant now) {
        handle.createUpdate("""
                        insert into delivery (issue_id, subscriber_id, variant_no, reader, address, domain, name, state,
                            changed_at)
                        select issue.id, subscriber.id, 1, subscriber.public_id, subscriber.address, subscriber.domain,
                            subscriber.name, 'pending', :now
                        from issue
                        join membership on membership.list_id = issue.list_id and membership.cadence = issue.cadence
                            and membership.status = 'active' and membership.subscriber_id between :lo and :hi
                        join subscriber on subscriber.id = membership.subscriber_id
                        where issue.id = :issue
                        order by subscriber.id
                        """)
                .bind("issue", issue)
                .bind("lo", readers.getFirst())
                .bind("hi", readers.getLast())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private void addChunks(long issue, List<Long> readers, Freezing freezing, int canary) {
        var batch = handle.prepareBatch("""
                insert into chunk (issue_id, no, lo, hi, next_at) values (:issue, :no, :lo, :hi, 0)
                """);
        long no = freezing.chunks();
        for (int from = 0; from < readers.size(); ) {
            int size = no == 0 && canary > 0 ? Math.min(canary, CHUNK) : CHUNK;
            int to = Math.min(from + size, readers.size());
            batch.bind("issue", issue)
                    .bind("no", ++no)
                    .bind("lo", readers.get(from))
                    .bind("hi", readers.get(to - 1))
                    .add();
            from = to;
        }
        batch.execute();
    }

    private void note(long issue, List<Long> readers, boolean more, Instant now) {
        handle.createUpdate("""
                        update issue set frozen_count = frozen_count + :frozen,
                            frozen_to = case when :frozen = 0 then frozen_to else :to end,
                            frozen_at = case when :more = 1 then null else :now end,
                            status = case when :more = 0 and status = 'freezing' then 'sending' else status end
                        where id = :issue
                        """)
                .bind("issue", issue)
                .bind("frozen", readers.size())
                .bind("to", readers.isEmpty() ? 0L : readers.getLast())
                .bind("more", more ? 1 : 0)
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
