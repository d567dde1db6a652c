package gazette.store;

import gazette.config.Cadence;
import gazette.subscribers.EmailAddress;
import gazette.subscribers.Subscriber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Readers, their memberships and the record of their consent.
public final class SubscriberTable {
    private final Handle handle;

    SubscriberTable(Handle handle) {
        this.handle = handle;
    }

    /// The reader of an address; made if there is none yet.
    ///
    /// @param fresh what a new reader is like; its id is not looked at
    public long idOf(Subscriber fresh, Instant now) {
        handle.createUpdate("""
                        insert into subscriber (public_id, address_norm, address, domain, name, language, created_at)
                        values (:publicId, :normal, :address, :domain, :name, :language, :now)
                        on conflict (address_norm) do nothing
                        """)
                .bind("publicId", fresh.publicId())
                .bind("normal", fresh.address().normal())
                .bind("address", fresh.address().toString())
                .bind("domain", fresh.address().domain())
                .bind("name", fresh.name())
                .bind("language", fresh.language())
                .bind("now", now.toEpochMilli())
                .execute();
        return handle.createQuery("select id from subscriber where address_norm = :normal")
                .bind("normal", fresh.address().normal())
                .mapTo(Long.class)
                .one();
    }

    /// Makes a reader an active member, unless they ever were one: nobody who left is revived.
    ///
    /// @return whether a member was added
    public boolean join(long list, long subscriber, Cadence cadence, Instant now) {
        return handle.createUpdate("""
                                insert into membership
                                    (list_id, subscriber_id, status, cadence, covered_seq, changed_at)
                                values (:list, :subscriber, 'active', :cadence,
                                    (select coalesce(max(release_seq), 0) from article), :now)
                                on conflict (list_id, subscriber_id) do nothing
                                """)
                        .bind("list", list)
                        .bind("subscriber", subscriber)
                        .bind("cadence", cadence.word())
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    /// Takes a reader off a list.
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
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    /// Notes who agreed or objected to what, and where that was said.
    public void consent(long list, long subscriber, String action, String origin, Instant now) {
        handle.createUpdate("""
                        insert into consent (list_id, subscriber_id, at, action, origin)
                        values (:list, :subscriber, :now, :action, :origin)
                        """)
                .bind("list", list)
                .bind("subscriber", subscriber)
                .bind("now", now.toEpochMilli())
                .bind("action", action)
                .bind("origin", origin)
                .execute();
    }

    /// The reader that a public id stands for.
    public Optional<Subscriber> byPublicId(String publicId) {
        return handle.createQuery(
                        "select id, public_id, address, name, language from subscriber where public_id = :publicId")
                .bind("publicId", publicId)
                .map((row, context) -> new Subscriber(
                        row.getLong("id"),
                        row.getString("public_id"),
                        EmailAddress.parse(row.getString("address")).orElseThrow(),
                        row.getString("name"),
                        row.getString("language")))
                .findOne();
    }

    /// How many readers get a list's issues of one cadence.
    public long countActive(long list, Cadence cadence) {
        return handle.createQuery("""
                        select count(*) from membership
                        where list_id = :list and cadence = :cadence and status = 'active'
                        """)
                .bind("list", list)
                .bind("cadence", cadence.word())
                .mapTo(Long.class)
                .one();
    }

    /// How many members a list has, by status.
    public Map<String, Long> count(long list) {
        return handle.createQuery("""
                        select status, count(*) as members from membership where list_id = :list
                        group by status order by status
                        """)
                .bind("list", list)
                .map((row, context) -> Map.entry(row.getString("status"), row.getLong("members")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
