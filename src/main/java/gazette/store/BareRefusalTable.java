package gazette.store;

import gazette.delivery.QueuedMailResult;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.RefusedAt;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Stores recipients that a relay refused without saying why: with 550, 551 or 553 to RCPT, and no enhanced code.
/// Such an address is blocked when that happened with three issues over two weeks, none of its letters was accepted
/// meanwhile, and each time the same relay took another letter for the same domain.
public final class BareRefusalTable {
    private static final int ISSUES = 3;
    private static final Duration LEAST = Duration.ofDays(14);

    private final Handle handle;

    BareRefusalTable(Handle handle) {
        this.handle = handle;
    }

    private record Refused(long subscriber, String address, String reply) {}

    /// Stores a refusal, if it is such a one.
    void add(QueuedMailResult result, Instant now) {
        boolean isBare = result.result() instanceof SendResult.Failed failed
                && failed.at() == RefusedAt.RCPT
                && failed.reply().isUnexplainedRefusal();
        if (isBare) {
            handle.createUpdate("""
                            insert into bare_refusal (subscriber_id, issue_id, domain, reply, at)
                            values (:subscriber, :issue, :domain, :reply, :now)
                            on conflict (subscriber_id, issue_id) do nothing
                            """)
                    .bind("subscriber", result.queued().subscriber())
                    .bind("issue", result.queued().claim().issue())
                    .bind("domain", result.queued().domain())
                    .bind("reply", result.result().reply().text())
                    .bind("now", now)
                    .execute();
        }
    }

    /// Blocks the addresses that an issue was refused for the third time, now that all its letters are through.
    public void block(long issue, Instant now) {
        if (isEmpty()) {
            return;
        }
        forgetAccepted(issue);
        confirm(issue);
        handle.createQuery("""
                        select subscriber.id as subscriber, subscriber.address, max(refused.reply) as reply
                        from bare_refusal as refused join subscriber on subscriber.id = refused.subscriber_id
                        where refused.confirmed = 1 and refused.subscriber_id in (
                            select subscriber_id from bare_refusal where issue_id = :issue)
                        group by subscriber.id, subscriber.address
                        having count(*) >= :issues and max(refused.at) - min(refused.at) >= :least
                        """)
                .bind("issue", issue)
                .bind("issues", ISSUES)
                .bind("least", LEAST.toMillis())
                .mapTo(Refused.class)
                .list()
                .forEach(refused -> block(refused, now));
    }

    private boolean isEmpty() {
        return !handle.createQuery("select exists (select 1 from bare_refusal) as found")
                .mapTo(Boolean.class)
                .one();
    }

    private void forgetAccepted(long issue) {
        handle.createUpdate("""
                        delete from bare_refusal where exists (select 1 from delivery
                            where delivery.issue_id = :issue and delivery.subscriber_id = bare_refusal.subscriber_id
                                and delivery.state = 'accepted')
                        """).bind("issue", issue).execute();
    }

    /// If an issue went by two relays, it is not known which of them took the others' letters.
    private void confirm(long issue) {
        handle.createUpdate("""
                        update bare_refusal set confirmed = 1
                        where issue_id = :issue
                            and (select count(*) from issue_relay where issue_id = :issue) = 1
                            and exists (select 1 from delivery where delivery.issue_id = :issue
                                and delivery.subscriber_id = bare_refusal.subscriber_id and delivery.state = 'failed')
                            and domain in (select domain from delivery
                                where issue_id = :issue and state = 'accepted')
                        """).bind("issue", issue).execute();
    }

    private void block(Refused refused, Instant now) {
        String reason = refused.reply() + " (to " + ISSUES + " issues or more)";
        new BlockedAddressTable(handle).block(refused.subscriber(), refused.address(), reason, now);
        handle.createUpdate("delete from bare_refusal where subscriber_id = :subscriber")
                .bind("subscriber", refused.subscriber())
                .execute();
    }
}
