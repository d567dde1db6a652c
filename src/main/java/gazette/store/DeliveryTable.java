package gazette.store;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.issues.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// Changes the states of mails; nothing else does. The states are in [gazette.issues.DeliveryState].
///
/// An attempt has a number, and every change names it: so a change that is repeated, or comes from a process which
/// has lost its claim, changes nothing that it should not.
public final class DeliveryTable {
    private static final List<Duration> RETRIES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(45),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6));
    /// States in which a mail waits for its next attempt.
    private static final List<DeliveryState> WAITING =
            List.of(DeliveryState.PENDING, DeliveryState.DEFERRED, DeliveryState.UNKNOWN);
    /// The last one, if an intent is recorded twice.
    private static final List<DeliveryState> BEFORE_INTENT =
            List.of(DeliveryState.PENDING, DeliveryState.DEFERRED, DeliveryState.UNKNOWN, DeliveryState.IN_FLIGHT);
    private static final int TRIED_AT_ONCE = 3;
    private static final Duration UNKNOWN_WAIT = Duration.ofMinutes(10);
    private static final Duration EXPIRY = Duration.ofDays(3);

    /// What a result of an attempt finds.
    private static final String UNDER_WAY = """
            (state in ('pending', 'deferred', 'unknown') and attempts = :attempt - 1
                or state = 'intent' and attempts = :attempt)
            """;
    /// What a late result finds: the mail waits, or its claim is still open. Otherwise the mail is being tried again.
    private static final String PUT_BACK = """
            (state = 'pending' and attempts = :attempt - 1 and next_at > :now
                or exists (select 1 from chunk where chunk.issue_id = :issue and chunk.no = :chunk
                    and chunk.fence = :fence and chunk.owner is not null) and
            """ + UNDER_WAY + ")";

    private final Handle handle;
    private final DeliveryCountChanges counts = new DeliveryCountChanges();
    private Map<ChunkClaim, String> relays = Map.of();

    DeliveryTable(Handle handle) {
        this.handle = handle;
    }

    /// Writes how the changes so far change the counts of letters. Each transaction ends with it.
    void writeCounts(Instant now) {
        counts.write(handle, now);
    }

    /// Marks mails as in flight just before their last bytes are sent. If the subscriber has left in the meantime,
    /// the mail ends as `RECIPIENT_LEFT` instead.
    ///
    /// @param intents of claims that are known to stand
    /// @return the intents that may go
    Set<QueuedMail> markInFlight(List<QueuedMail> intents, Instant now) {
        var granted = new HashSet<QueuedMail>();
        List<QueuedMail> left = intents;
        for (DeliveryState from : BEFORE_INTENT) {
            if (left.isEmpty()) {
                return granted;
            }
            left = markInFlight(left, from, granted, now);
        }
        endWhereRecipientLeft(left, now);
        return granted;
    }

    /// Nearly all mails are pending: it costs nothing to ask for one state after the other, and tells what was what.
    ///
    /// @return the others
    private List<QueuedMail> markInFlight(
            List<QueuedMail> intents, DeliveryState from, Set<QueuedMail> granted, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                update delivery set state = 'intent', attempts = :attempt, first_at = coalesce(first_at, :now),
                    changed_at = :now
                where issue_id = :issue and subscriber_id = :subscriber and state = :from and attempts = :before
                    and exists (select 1 from membership where list_id = :list and subscriber_id = :subscriber
                        and status = 'active')
                """);
        for (QueuedMail intent : intents) {
            bind(batch, intent, now)
                    .bind("list", intent.claim().list())
                    .bind("from", from)
                    .bind("before", from == DeliveryState.IN_FLIGHT ? intent.attempt() : intent.attempt() - 1)
                    .add();
        }
        return execute(batch, intents, from, DeliveryState.IN_FLIGHT, granted);
    }

    /// An intent may also be refused because the attempt is a late one, which says nothing of the subscriber.
    private void endWhereRecipientLeft(List<QueuedMail> refused, Instant now) {
        List<QueuedMail> left = refused;
        for (DeliveryState from : WAITING) {
            if (left.isEmpty()) {
                return;
            }
            PreparedBatch batch = handle.prepareBatch("""
                    update delivery set state = 'suppressed', changed_at = :now
                    where issue_id = :issue and subscriber_id = :subscriber and state = :from
                        and not exists (select 1 from membership where list_id = :list and subscriber_id = :subscriber
                            and status = 'active')
                    """);
            for (QueuedMail intent : left) {
                batch.bind("issue", intent.claim().issue())
                        .bind("list", intent.claim().list())
                        .bind("subscriber", intent.subscriber())
                        .bind("from", from)
                        .bind("now", now.toEpochMilli())
                        .add();
            }
            left = execute(batch, left, from, DeliveryState.RECIPIENT_LEFT, new HashSet<>());
        }
    }

    /// Executes a batch that changes each of some mails from one state to another, or leaves it alone.
    ///
    /// @param changed gets the mails that were in that state
    /// @return the others
    private List<QueuedMail> execute(
            PreparedBatch batch,
            List<QueuedMail> mails,
            DeliveryState from,
            DeliveryState to,
            Set<QueuedMail> changed) {
        if (mails.isEmpty()) {
            return mails;
        }
        int[] rows = batch.execute();
        var others = new ArrayList<QueuedMail>();
        for (int i = 0; i < rows.length; i++) {
            QueuedMail mail = mails.get(i);
            if (rows[i] == 1) {
                changed.add(mail);
                counts.move(mail.claim().issue(), from, to, 1);
            } else {
                others.add(mail);
            }
        }
        return others;
    }

    /// Records the results of attempts.
    ///
    /// @param relays which had the claims, as far as that is known
    void record(List<QueuedMailResult> outcomes, Map<ChunkClaim, String> relays, Instant now) {
        this.relays = relays;
        var accepted = new ArrayList<QueuedMailResult>();
        for (QueuedMailResult result : outcomes) {
            switch (result.result()) {
                case SendResult.Accepted _ -> accepted.add(result);
                case SendResult.Deferred _ -> defer(result, now);
                case SendResult.Failed _ -> fail(result, now);
                case SendResult.Unconfirmed _ -> markUnknownOrHeld(result, now);
                case SendResult.NotSent(var _, SendResult.Cause cause) -> {
                    switch (cause) {
                        case NOT_PERMITTED, RELAY, SENDER -> undoAttempt(result, now);
                        case MESSAGE -> tryAgainOrDefer(result, now);
                        case UNDECIDED -> leaveUndecided(result, now);
                    }
                }
            }
        }
        accept(accepted, now);
    }

    private void accept(List<QueuedMailResult> outcomes, Instant now) {
        if (outcomes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                update delivery set state = 'accepted', reply = :reply, changed_at = :now,
                    relay = coalesce(:relay, relay)
                where issue_id = :issue and subscriber_id = :subscriber and state = 'intent' and attempts = :attempt
                """);
        for (QueuedMailResult result : outcomes) {
            bind(batch, result.queued(), now)
                    .bind("reply", result.result().reply().text())
                    .bind("relay", relays.get(result.queued().claim()))
                    .add();
        }
        List<QueuedMail> mails = outcomes.stream().map(QueuedMailResult::queued).toList();
        execute(batch, mails, DeliveryState.IN_FLIGHT, DeliveryState.ACCEPTED, new HashSet<>());
    }

    /// The three days begin with the first attempt that counts: those before were undone, because the relay objected to
    /// the sender.
    private void defer(QueuedMailResult result, Instant now) {
        int retry = Math.clamp(result.queued().attempt() - 1, 0, RETRIES.size() - 1);
        Instant next = now.plus(RETRIES.get(retry));
        String found = result.isLate() ? PUT_BACK : "(state = 'deferred' and attempts = :attempt or " + UNDER_WAY + ")";
        change(
                result,
                bind(result, now, """
                        update delivery set attempts = :attempt, reply = :reply, next_at = :next, changed_at = :now,
                            relay = coalesce(:relay, relay),
                            first_at = case when :attempt = 1 then :now else coalesce(first_at, :now) end,
                            state = case when :attempt > 1 and first_at <= :expired then 'expired' else 'deferred' end
                        where issue_id = :issue and subscriber_id = :subscriber and
                        """ + found)
                        .bind("next", next.toEpochMilli())
                        .bind("expired", now.minus(EXPIRY).toEpochMilli()));
    }

    /// A mail that breaks its connection is tried again at once, as the relay may have been restarted. After the third
    /// time, it waits.
    private void tryAgainOrDefer(QueuedMailResult result, Instant now) {
        int attempt = result.queued().attempt();
        if (attempt >= TRIED_AT_ONCE) {
            defer(result, now);
            return;
        }
        change(result, bind(result, now, """
                        update delivery set attempts = :attempt, first_at = coalesce(first_at, :now), reply = :reply,
                            next_at = :now, changed_at = :now, relay = coalesce(:relay, relay), state = 'pending'
                        where issue_id = :issue and subscriber_id = :subscriber and
                        """ + UNDER_WAY));
        new ChunkClaimTable(handle).makeDue(result.queued().claim(), now);
    }

    /// A mail that was refused for a reason that is not known yet waits, each time twice as long as before. Nothing but
    /// its time counts: an attempt that fails because of the sender is none.
    private void leaveUndecided(QueuedMailResult result, Instant now) {
        change(
                result,
                bind(result, now, """
                        update delivery set attempts = :attempt - 1, first_at = coalesce(first_at, :now), reply = :reply,
                            changed_at = :now, relay = coalesce(:relay, relay),
                            state = case when first_at <= :expired then 'failed' else 'pending' end,
                            next_at = :now + case
                                when :now - coalesce(first_at, :now) < :shortest then :shortest
                                when :now - first_at > :longest then :longest
                                else :now - first_at end
                        where issue_id = :issue and subscriber_id = :subscriber and
                        """ + UNDER_WAY)
                        .bind("expired", now.minus(EXPIRY).toEpochMilli())
                        .bind("shortest", RETRIES.getFirst().toMillis())
                        .bind("longest", RETRIES.getLast().toMillis()));
    }

    /// A late failure changes no mail, so it must not block an address either.
    private void fail(QueuedMailResult result, Instant now) {
        boolean failed = change(result, bind(result, now, """
                        update delivery set attempts = :attempt, first_at = coalesce(first_at, :now), reply = :reply,
                            state = 'failed', changed_at = :now, relay = coalesce(:relay, relay)
                        where issue_id = :issue and subscriber_id = :subscriber and
                        """ + (result.isLate() ? PUT_BACK : UNDER_WAY)));
        if (!failed) {
            return;
        }
        if (result.result().reply().isUnknownMailbox()) {
            String reason = result.result().reply().text();
            new BlockedAddressTable(handle)
                    .block(result.queued().subscriber(), result.queued().address(), reason, now);
        }
        new BareRefusalTable(handle).add(result, now);
    }

    /// After a second broken connection the mail is held: better not sent than sent three times.
    private void markUnknownOrHeld(QueuedMailResult result, Instant now) {
        change(
                result,
                bind(result, now, """
                        update delivery set reply = :reply, next_at = :next, changed_at = :now, unknowns = unknowns + 1,
                            relay = coalesce(:relay, relay),
                            state = case when unknowns = 0 then 'unknown' else 'held' end
                        where issue_id = :issue and subscriber_id = :subscriber and state = 'intent'
                            and attempts = :attempt
                        """).bind("next", now.plus(UNKNOWN_WAIT).toEpochMilli()));
    }

    /// Takes an attempt back that did not happen.
    private void undoAttempt(QueuedMailResult result, Instant now) {
        boolean taken = change(result, bind(result, now, """
                        update delivery set state = 'pending', attempts = :attempt - 1, reply = :reply, next_at = :now,
                            changed_at = :now, relay = coalesce(:relay, relay)
                        where issue_id = :issue and subscriber_id = :subscriber
                            and (state = 'intent' and attempts = :attempt
                                or state = 'pending' and attempts = :attempt - 1)
                        """));
        if (taken) {
            new ChunkClaimTable(handle).makeDue(result.queued().claim(), now);
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, QueuedMail queued, Instant now) {
        return batch.bind("issue", queued.claim().issue())
                .bind("subscriber", queued.subscriber())
                .bind("attempt", queued.attempt())
                .bind("now", now.toEpochMilli());
    }

    /// Changes one mail, and counts it.
    ///
    /// @return whether it was changed
    private boolean change(QueuedMailResult result, Query update) {
        long issue = result.queued().claim().issue();
        Optional<DeliveryState> before = handle.createQuery(
                        "select state from delivery where issue_id = :issue and subscriber_id = :subscriber")
                .bind("issue", issue)
                .bind("subscriber", result.queued().subscriber())
                .mapTo(DeliveryState.class)
                .findOne();
        Optional<DeliveryState> after = update.mapTo(DeliveryState.class).findOne();
        after.ifPresent(state -> counts.move(issue, before.orElseThrow(), state, 1));
        return after.isPresent();
    }

    /// The rarer results. Each is a statement of its own, which returns the state that it led to.
    private Query bind(QueuedMailResult result, Instant now, String sql) {
        Query update = handle.createQuery(sql + " returning state")
                .bind("issue", result.queued().claim().issue())
                .bind("subscriber", result.queued().subscriber())
                .bind("attempt", result.queued().attempt())
                .bind("reply", result.result().reply().text())
                .bind("relay", relays.get(result.queued().claim()))
                .bind("now", now.toEpochMilli());
        ChunkClaim claim = result.queued().claim();
        return result.isLate() ? update.bind("chunk", claim.chunk()).bind("fence", claim.fence()) : update;
    }
}
