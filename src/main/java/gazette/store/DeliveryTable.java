package gazette.store;

import gazette.delivery.Dispatch;
import gazette.delivery.Outcome;
import gazette.delivery.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The ledger: one row for each letter of an issue, and the only place that changes its state.
public final class DeliveryTable {
    /// So many readers are frozen at once: a step that lasts some milliseconds.
    private static final int FREEZE_STEP = 1000;

    private static final List<Duration> RETRIES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(45),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6));
    private static final Duration UNKNOWN_WAIT = Duration.ofMinutes(10);

    private final Handle handle;

    DeliveryTable(Handle handle) {
        this.handle = handle;
    }

    /// Freezes the next thousand recipients of an issue; when all are, it is ready for sending.
    ///
    /// @return whether there is more to freeze
    public boolean freeze(long issue, Instant now) {
        int frozen = handle.createUpdate("""
                        insert into delivery (issue_id, subscriber_id, variant_no, address, domain, name, state, changed_at)
                        select issue.id, subscriber.id, 1, subscriber.address,
                            substr(subscriber.address, instr(subscriber.address, '@') + 1), subscriber.name, 'pending',
                            :now
                        from issue
                        join membership on membership.list_id = issue.list_id and membership.cadence = issue.cadence
                            and membership.status = 'active' and membership.subscriber_id > issue.frozen_to
                        join subscriber on subscriber.id = membership.subscriber_id
                        where issue.id = :issue
                        order by membership.subscriber_id limit :step
                        """)
                .bind("issue", issue)
                .bind("now", now.toEpochMilli())
                .bind("step", FREEZE_STEP)
                .execute();
        handle.createUpdate("""
                        update issue set frozen_count = frozen_count + :frozen,
                            frozen_to = (select coalesce(max(subscriber_id), 0) from delivery where issue_id = :issue),
                            status = case when :frozen < :step then 'sending' else status end
                        where id = :issue
                        """)
                .bind("issue", issue)
                .bind("frozen", frozen)
                .bind("step", FREEZE_STEP)
                .execute();
        return frozen == FREEZE_STEP;
    }

    /// Frees what a dead process had claimed. Only who holds the sending lock may call this.
    public void free(Instant now) {
        handle.createUpdate("""
                        update delivery set state = 'pending', changed_at = :now where state in ('claimed', 'intent')
                            and issue_id in (select id from issue where status in ('freezing', 'sending', 'paused'))
                        """).bind("now", now.toEpochMilli()).execute();
    }

    /// Claims letters of an issue that are due.
    public List<Dispatch> claim(long issue, int most, Instant now) {
        List<Dispatch> due = handle.createQuery("""
                        select delivery.issue_id, delivery.variant_no, delivery.subscriber_id, subscriber.public_id,
                            delivery.address, delivery.name
                        from delivery join subscriber on subscriber.id = delivery.subscriber_id
                        join issue on issue.id = delivery.issue_id and issue.status = 'sending'
                        where delivery.issue_id = :issue and delivery.state in ('pending', 'deferred', 'unknown')
                            and delivery.next_at <= :now
                        order by delivery.subscriber_id limit :most
                        """)
                .bind("issue", issue)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new Dispatch(
                        row.getLong("issue_id"),
                        row.getInt("variant_no"),
                        row.getLong("subscriber_id"),
                        row.getString("public_id"),
                        row.getString("address"),
                        row.getString("name")))
                .list();
        setState(due, "claimed", now);
        return due;
    }

    /// Enters intents: the final dots that are about to be sent. A reader who left meanwhile is suppressed instead.
    ///
    /// @return the intents that may go
    public List<Dispatch> intend(List<Dispatch> intents, Instant now) {
        return intents.stream().filter(intent -> intend(intent, now)).toList();
    }

    /// Enters what became of letters.
    public void record(List<Outcome> outcomes, Instant now) {
        for (Outcome outcome : outcomes) {
            switch (outcome.receipt()) {
                case Receipt.Accepted accepted -> settle(outcome, "accepted", now, now);
                case Receipt.Failed failed -> settle(outcome, "failed", now, now);
                case Receipt.Deferred deferred -> settle(outcome, "deferred", now.plus(retry(outcome)), now);
                case Receipt.Unknown unknown -> {
                    settle(outcome, "unknown", now.plus(UNKNOWN_WAIT), now);
                    holdAfterSecondUnknown(outcome);
                }
            }
        }
    }

    /// Gives back claimed letters that did not go out.
    public void release(List<Dispatch> dispatches, Instant now) {
        setState(dispatches, "pending", now);
    }

    /// How many letters of a run's issue are in which state.
    public Map<String, Long> countOfRun(long run) {
        return handle.createQuery("select id from issue where run_id = :run")
                .bind("run", run)
                .mapTo(Long.class)
                .findOne()
                .map(this::count)
                .orElse(Map.of());
    }

    /// How many letters of an issue are in which state.
    public Map<String, Long> count(long issue) {
        return handle.createQuery(
                        "select state, count(*) as letters from delivery where issue_id = :issue group by state")
                .bind("issue", issue)
                .map((row, context) -> Map.entry(row.getString("state"), row.getLong("letters")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// When an issue's next letter is due; empty if all of them are through.
    public Optional<Instant> nextDue(long issue) {
        return handle.createQuery("""
                        select min(next_at) from delivery where issue_id = :issue
                            and state in ('pending', 'claimed', 'intent', 'deferred', 'unknown')
                        """)
                .bind("issue", issue)
                .map((row, context) -> {
                    long at = row.getLong(1);
                    return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(at));
                })
                .one();
    }

    private boolean intend(Dispatch intent, Instant now) {
        boolean granted = handle.createUpdate("""
                                update delivery set state = 'intent', attempts = attempts + 1, changed_at = :now
                                where issue_id = :issue and subscriber_id = :subscriber and state = 'claimed'
                                    and exists (select 1 from membership join issue on issue.list_id = membership.list_id
                                        where issue.id = :issue and issue.status = 'sending'
                                            and membership.subscriber_id = :subscriber
                                            and membership.status = 'active')
                                """)
                        .bind("issue", intent.issue())
                        .bind("subscriber", intent.subscriber())
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
        if (!granted) {
            refuse(intent, now);
        }
        return granted;
    }

    /// A letter whose reader left never goes; one whose issue was paused waits.
    private void refuse(Dispatch intent, Instant now) {
        handle.createUpdate("""
                        update delivery set changed_at = :now, state = case when exists (
                                select 1 from membership join issue on issue.list_id = membership.list_id
                                where issue.id = :issue and membership.subscriber_id = :subscriber
                                    and membership.status = 'active')
                            then 'pending' else 'suppressed' end
                        where issue_id = :issue and subscriber_id = :subscriber and state = 'claimed'
                        """)
                .bind("issue", intent.issue())
                .bind("subscriber", intent.subscriber())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    private void settle(Outcome outcome, String state, Instant nextAt, Instant now) {
        handle.createUpdate("""
                        update delivery set state = :state, reply = :reply, next_at = :next, changed_at = :now
                        where issue_id = :issue and subscriber_id = :subscriber
                        """)
                .bind("state", state)
                .bind("reply", outcome.receipt().reply())
                .bind("next", nextAt.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("issue", outcome.dispatch().issue())
                .bind("subscriber", outcome.dispatch().subscriber())
                .execute();
    }

    private Duration retry(Outcome outcome) {
        int attempts = handle.createQuery(
                        "select attempts from delivery where issue_id = :issue and subscriber_id = :subscriber")
                .bind("issue", outcome.dispatch().issue())
                .bind("subscriber", outcome.dispatch().subscriber())
                .mapTo(Integer.class)
                .one();
        return RETRIES.get(Math.clamp(attempts - 1, 0, RETRIES.size() - 1));
    }

    /// A second broken dialogue is one too many: better a letter held than one sent three times.
    private void holdAfterSecondUnknown(Outcome outcome) {
        handle.createUpdate("""
                        update delivery set unknowns = unknowns + 1,
                            state = case when unknowns = 0 then 'unknown' else 'held' end
                        where issue_id = :issue and subscriber_id = :subscriber
                        """)
                .bind("issue", outcome.dispatch().issue())
                .bind("subscriber", outcome.dispatch().subscriber())
                .execute();
    }

    private void setState(List<Dispatch> dispatches, String state, Instant now) {
        if (dispatches.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                update delivery set state = :state, changed_at = :now
                where issue_id = :issue and subscriber_id = :subscriber
                    and state in ('pending', 'deferred', 'unknown', 'claimed', 'intent')
                """);
        for (Dispatch dispatch : dispatches) {
            batch.bind("state", state)
                    .bind("now", now.toEpochMilli())
                    .bind("issue", dispatch.issue())
                    .bind("subscriber", dispatch.subscriber())
                    .add();
        }
        batch.execute();
    }
}
