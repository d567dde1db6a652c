package gazette.store;

import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Readers by their addresses.
public final class SubscriberTable {
    private final Handle handle;

    SubscriberTable(Handle handle) {
        this.handle = handle;
    }

    /// The reader of an address; made if there is none yet.
    ///
    /// @param fresh what a new reader is like; its id is not looked at
    public long findOrAdd(Subscriber fresh, Instant now) {
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
                .bind("now", now)
                .execute();
        return handle.createQuery("select id from subscriber where address_norm = :normal")
                .bind("normal", fresh.address().normal())
                .mapTo(Long.class)
                .one();
    }

    /// The reader that a public id stands for.
    public Optional<Subscriber> byPublicId(String publicId) {
        return handle.createQuery(
                        "select id, public_id, address, name, language from subscriber where public_id = :publicId")
                .bind("publicId", publicId)
                .mapTo(Subscriber.class)
                .findOne();
    }

    /// The reader of an address, if it is known.
    public Optional<Subscriber> byAddress(EmailAddress address) {
        return handle.createQuery(
                        "select id, public_id, address, name, language from subscriber where address_norm = :normal")
                .bind("normal", address.normal())
                .mapTo(Subscriber.class)
                .findOne();
    }

    /// The reader of an id, if there still is one.
    public Optional<Subscriber> find(long id) {
        return handle.createQuery("select id, public_id, address, name, language from subscriber where id = :id")
                .bind("id", id)
                .mapTo(Subscriber.class)
                .findOne();
    }

    /// Takes up what a reader says of themselves.
    public void setNameAndLanguage(long id, String name, String language) {
        handle.createUpdate("update subscriber set name = :name, language = :language where id = :id")
                .bind("id", id)
                .bind("name", name)
                .bind("language", language)
                .execute();
    }
}
