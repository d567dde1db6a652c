package gazette.store;

import gazette.issues.DeliveryState;
import gazette.subscribers.segments.Segment;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Freezes the recipients of issues in steps of some milliseconds, so that nobody waits for a million of them. Each
/// step gives its subscribers their new coverage, so that no step happens to anybody twice.
public final class RecipientSnapshotTable {
    private static final int STEP = 1000;
    private static final int CHUNK = 250;

    private final Handle handle;

    RecipientSnapshotTable(Handle handle) {
        this.handle = handle;
    }

    private record Freezing(
            long list,
            String cadence,
            Instant date,
            long frozenTo,
            long chunks,
            List<String> attributes,
            long corrects) {}

    /// Describes members who are handled in one step.
    private record Span(long issue, long lo, long hi) {}

    /// Freezes the next thousand recipients of an issue. After the last ones, the issue is ready for sending.
    ///
    /// @param segments that its groups were asked about; whoever is not in the same ones any more is in no group
    /// @param canary so many go out first, if the issue has a canary; see [IssueSendingTable]
    /// @return whether there is more to freeze
    public boolean freeze(long issue, List<Segment> segments, int canary, Instant now) {
        Freezing freezing = freezing(issue);
        List<Long> members = next(freezing);
        List<Long> subscribers = List.of();
        long to = freezing.frozenTo();
        if (!members.isEmpty()) {
            to = members.getLast();
            var span = new Span(issue, members.getFirst(), to);
            subscribers = freezing.corrects() > 0
                    ? serveCorrected(span, freezing, now)
                    : serve(span, freezing, new SegmentMembershipBitsSql(segments), now);
            addChunks(issue, subscribers, freezing, canary);
        }
        boolean more = members.size() == STEP;
        note(issue, subscribers.size(), to, more, now);
        new DeliveryCountChanges()
                .add(issue, DeliveryState.PENDING, subscribers.size())
                .write(handle, now);
        return more;
    }

    private Freezing freezing(long issue) {
        return handle.createQuery("""
                        select list_id as list, cadence, date, frozen_to, attributes, coalesce(corrects, 0) as corrects,
                            (select coalesce(max(no), 0) from chunk where issue_id = issue.id) as chunks
                        from issue where id = :issue
                        """)
                .bind("issue", issue)
                .mapTo(Freezing.class)
                .one();
    }

    private List<Long> next(Freezing freezing) {
        return freezing.corrects() > 0 ? nextCorrected(freezing) : nextMembers(freezing);
    }

    /// A correction goes to those who got what it corrects.
    private List<Long> nextCorrected(Freezing freezing) {
        return handle.createQuery("""
                        select subscriber_id from delivery
                        where issue_id = :corrected and subscriber_id > :to and state = 'accepted'
                        order by subscriber_id limit :step
                        """)
                .bind("corrected", freezing.corrects())
                .bind("to", freezing.frozenTo())
                .bind("step", STEP)
                .mapTo(Long.class)
                .list();
    }

    /// Who has left since gets no correction either.
    private List<Long> serveCorrected(Span span, Freezing freezing, Instant now) {
        return handle
                .createQuery("""
                        insert into delivery (issue_id, subscriber_id, variant_no, reader, address, domain, name,
                            state, changed_at)
                        select :issue, subscriber.id, 1, subscriber.public_id, subscriber.address, subscriber.domain,
                            subscriber.name, 'pending', :now
                        from delivery as corrected
                        join subscriber on subscriber.id = corrected.subscriber_id
                        join membership on membership.list_id = :list and membership.subscriber_id = subscriber.id
                            and membership.status = 'active'
                        where corrected.issue_id = :corrected and corrected.state = 'accepted'
                            and corrected.subscriber_id between :lo and :hi
                        order by subscriber.id
                        returning subscriber_id
                        """)
                .bind("issue", span.issue())
                .bind("lo", span.lo())
                .bind("hi", span.hi())
                .bind("list", freezing.list())
                .bind("corrected", freezing.corrects())
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .stream()
                .sorted()
                .toList();
    }

    private List<Long> nextMembers(Freezing freezing) {
        return handle.createQuery("""
                        select subscriber_id from membership
                        where list_id = :list and subscriber_id > :to and cadence = :cadence and status = 'active'
                        order by subscriber_id limit :step
                        """)
                .bind("list", freezing.list())
                .bind("to", freezing.frozenTo())
                .bind("cadence", freezing.cadence())
                .bind("step", STEP)
                .mapTo(Long.class)
                .list();
    }

    /// Adds the mails of each member's group. Who is in no group gets nothing, and keeps their coverage.
    ///
    /// @return who gets a mail
    private List<Long> serve(Span span, Freezing freezing, SegmentMembershipBitsSql marks, Instant now) {
        var attributes = new FrozenAttributesSql(freezing.attributes());
        List<Long> subscribers = bind(handle.createQuery("""
                        insert into delivery (issue_id, subscriber_id, variant_no, reader, address, domain, name,
                            attributes, state, changed_at)
                        select issue_group.issue_id, subscriber.id, issue_group.variant_no, subscriber.public_id,
                            subscriber.address, subscriber.domain, subscriber.name, <attributes>, 'pending', :now
                        from membership
                        join subscriber on subscriber.id = membership.subscriber_id
                        join list on list.id = membership.list_id
                        join issue_group on issue_group.issue_id = :issue
                            and issue_group.coverage_id = membership.coverage_id
                            and issue_group.topics = membership.topics
                            and issue_group.language = subscriber.language
                            and issue_group.segments = <marks>
                        where membership.list_id = :list and membership.subscriber_id between :lo and :hi
                            and membership.cadence = :cadence and membership.status = 'active'
                            and membership.paused_until <= :date and issue_group.variant_no > 0
                        order by subscriber.id
                        returning subscriber_id
                        """), span, freezing, marks)
                .define("attributes", attributes.sql())
                .bindMap(attributes.binds())
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .list();
        bind(handle.createUpdate("""
                        update membership set coverage_id = issue_group.next_coverage_id
                        from issue_group, subscriber, list
                        where membership.list_id = :list and membership.subscriber_id between :lo and :hi
                            and membership.cadence = :cadence and membership.status = 'active'
                            and membership.paused_until <= :date
                            and subscriber.id = membership.subscriber_id
                            and list.id = membership.list_id
                            and issue_group.issue_id = :issue
                            and issue_group.coverage_id = membership.coverage_id
                            and issue_group.topics = membership.topics
                            and issue_group.language = subscriber.language
                            and issue_group.segments = <marks>
                        """), span, freezing, marks).execute();
        return subscribers.stream().sorted().toList();
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, Span span, Freezing freezing, SegmentMembershipBitsSql marks) {
        return statement
                .define("marks", marks.sql())
                .bindMap(marks.binds())
                .bind("issue", span.issue())
                .bind("lo", span.lo())
                .bind("hi", span.hi())
                .bind("list", freezing.list())
                .bind("cadence", freezing.cadence())
                .bind("date", freezing.date().toEpochMilli());
    }

    private void addChunks(long issue, List<Long> subscribers, Freezing freezing, int canary) {
        var batch = handle.prepareBatch("""
                insert into chunk (issue_id, no, lo, hi, next_at) values (:issue, :no, :lo, :hi, 0)
                """);
        long no = freezing.chunks();
        for (int from = 0; from < subscribers.size(); ) {
            int size = no == 0 && canary > 0 ? Math.min(canary, CHUNK) : CHUNK;
            int to = Math.min(from + size, subscribers.size());
            batch.bind("issue", issue)
                    .bind("no", ++no)
                    .bind("lo", subscribers.get(from))
                    .bind("hi", subscribers.get(to - 1))
                    .add();
            from = to;
        }
        if (!subscribers.isEmpty()) {
            batch.execute();
        }
    }

    private void note(long issue, int frozen, long to, boolean more, Instant now) {
        handle.createUpdate("""
                        update issue set frozen_count = frozen_count + :frozen, frozen_to = :to,
                            frozen_at = case when :more = 1 then null else :now end,
                            status = case when :more = 0 and status = 'freezing' then 'sending' else status end
                        where id = :issue
                        """)
                .bind("issue", issue)
                .bind("frozen", frozen)
                .bind("to", to)
                .bind("more", more ? 1 : 0)
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
