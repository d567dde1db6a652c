package gazette.store;

import gazette.issues.DeliveryState;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Erases subscribers from every table. Rows that are counted stay, without a name.
public final class SubscriberEraser {
    private static final String SOMEBODY = "(an erased reader)";
    private static final List<String> FORGET = List.of(
            "delete from consent where subscriber_id = :subscriber",
            "delete from attribute where subscriber_id = :subscriber",
            "delete from note where subscriber_id = :subscriber",
            "delete from signup where subscriber_id = :subscriber",
            "delete from bare_refusal where subscriber_id = :subscriber");
    private static final List<String> BLANK = List.of(
            "update reason set detail = replace(detail, :address, :nobody) where detail like '%' || :address || '%'",
            "update event set detail = replace(detail, :address, :nobody) where detail like '%' || :address || '%'",
            "update audit set detail = replace(detail, :address, :nobody) where detail like '%' || :address || '%'");

    private final Handle handle;

    private record Waiting(long issue, DeliveryState state) {}

    SubscriberEraser(Handle handle) {
        this.handle = handle;
    }

    /// Returns whether a mail to a subscriber is in flight: nobody knows yet whether it went out.
    public boolean isInFlight(long subscriber) {
        return handle.createQuery("""
                        select count(*) from delivery
                        where issue_id in (select id from issue) and subscriber_id = :subscriber and state = 'intent'
                        """)
                        .bind("subscriber", subscriber)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Erases a subscriber.
    ///
    /// @param hash stays, so that no import brings them back
    public void erase(long subscriber, EmailAddress address, String hash, Instant now) {
        blankLetters(subscriber, now);
        FORGET.forEach(statement ->
                handle.createUpdate(statement).bind("subscriber", subscriber).execute());
        blankReader(subscriber, hash, now);
        suppress(address, hash, now);
        new TestAddressTable(handle).forget(address);
        blankLogs(address.toString());
        blankLogs(address.normal());
    }

    private void blankLetters(long subscriber, Instant now) {
        var counts = new DeliveryCountChanges();
        handle.createUpdate("""
                        update chunk set troubled = 1
                        where :subscriber between lo and hi and issue_id in (
                            select issue_id from delivery
                            where issue_id in (select id from issue) and subscriber_id = :subscriber
                                and state in ('pending', 'deferred', 'unknown'))
                        """).bind("subscriber", subscriber).execute();
        handle.createQuery("""
                        select issue_id as issue, state from delivery
                        where issue_id in (select id from issue) and subscriber_id = :subscriber
                            and state in ('pending', 'deferred', 'unknown')
                        """)
                .bind("subscriber", subscriber)
                .mapTo(Waiting.class)
                .forEach(letter -> counts.move(letter.issue(), letter.state(), DeliveryState.RECIPIENT_LEFT, 1));
        counts.write(handle, now);
        handle.createUpdate("""
                        update delivery set reader = '', address = '', domain = '', name = '', attributes = null,
                            reply = substr(reply, 1, 9),
                            changed_at = case when state in ('pending', 'deferred', 'unknown') then :now
                                else changed_at end,
                            state = case when state in ('pending', 'deferred', 'unknown') then 'suppressed'
                                else state end
                        where issue_id in (select id from issue) and subscriber_id = :subscriber
                        """).bind("now", now).bind("subscriber", subscriber).execute();
    }

    private void blankReader(long subscriber, String hash, Instant now) {
        handle.createUpdate("""
                        update membership set status = 'erased', topics = '', paused_until = 0, changed_at = :now
                        where subscriber_id = :subscriber
                        """).bind("subscriber", subscriber).bind("now", now).execute();
        handle.createUpdate("""
                        update subscriber set address_norm = :erased, public_id = :erased, address = '', domain = '',
                            name = '', language = '', zone = ''
                        where id = :subscriber
                        """)
                .bind("subscriber", subscriber)
                .bind("erased", "erased:" + hash)
                .execute();
    }

    private void suppress(EmailAddress address, String hash, Instant now) {
        handle.createUpdate("delete from suppression where address_hash = :plain")
                .bind("plain", BlockedAddressTable.hash(address.normal()))
                .execute();
        handle.createUpdate("""
                        insert into suppression (address_hash, reason, at) values (:hash, 'erased', :now)
                        on conflict (address_hash) do nothing
                        """).bind("hash", hash).bind("now", now).execute();
    }

    private void blankLogs(String address) {
        BLANK.forEach(statement -> handle.createUpdate(statement)
                .bind("address", address)
                .bind("nobody", SOMEBODY)
                .execute());
    }
}
