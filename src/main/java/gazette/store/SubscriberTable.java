package gazette.store;

import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/// Stores subscribers by their addresses.
public final class SubscriberTable {
    private final Handle handle;

    SubscriberTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the id of the subscriber with an address, who is added if new.
    ///
    /// @param fresh what a new subscriber is like; its id is not looked at
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

    /// Returns the subscriber with a public id.
    public Optional<Subscriber> byPublicId(String publicId) {
        return handle.createQuery(
                        "select id, public_id, address, name, language from subscriber where public_id = :publicId")
                .bind("publicId", publicId)
                .mapTo(Subscriber.class)
                .findOne();
    }

    /// Returns the subscriber with an address.
    public Optional<Subscriber> byAddress(EmailAddress address) {
        return handle.createQuery(
                        "select id, public_id, address, name, language from subscriber where address_norm = :normal")
                .bind("normal", address.normal())
                .mapTo(Subscriber.class)
                .findOne();
    }

    /// Describes who a link to preferences goes to.
    ///
    /// @param id 0 if nobody has the address
    /// @param language empty if unknown
    /// @param list the id of a list that they are on, or else were on; 0 if there is none
    /// @param isMember whether they are on a list
    public record LinkRecipient(long id, String language, long list, boolean isMember) {}

    /// Returns who has an address. One row is read, whether anybody has it or not, so that it takes as long.
    ///
    /// @param lists ids of the lists that may send the link
    public LinkRecipient linkRecipient(EmailAddress address, List<Long> lists) {
        return handle.createQuery("""
                        select coalesce(max(subscriber.id), 0) as id, coalesce(max(language), '') as language,
                            coalesce((
                                select list_id from membership join subscriber as member on member.id = subscriber_id
                                where member.address_norm = :normal and list_id in (<lists>)
                                order by case status when 'active' then 0 else 1 end, list_id limit 1
                            ), 0) as list,
                            exists (
                                select 1 from membership join subscriber as member on member.id = subscriber_id
                                where member.address_norm = :normal and list_id in (<lists>) and status = 'active'
                            ) as is_member
                        from subscriber where address_norm = :normal
                        """)
                .bind("normal", address.normal())
                .bindList("lists", lists.isEmpty() ? List.of(0L) : lists)
                .mapTo(LinkRecipient.class)
                .one();
    }

    /// Returns the subscriber with an id; empty if there is none any more.
    public Optional<Subscriber> find(long id) {
        return handle.createQuery("select id, public_id, address, name, language from subscriber where id = :id")
                .bind("id", id)
                .mapTo(Subscriber.class)
                .findOne();
    }

    /// Returns the attributes of a subscriber, by their names.
    public Map<String, String> attributes(long id) {
        return handle.createQuery("select name, content from attribute where subscriber_id = :id")
                .bind("id", id)
                .setMapKeyColumn("name")
                .setMapValueColumn("content")
                .collectInto(new GenericType<Map<String, String>>() {});
    }

    /// Stores a name and a language.
    public void setNameAndLanguage(long id, String name, String language) {
        handle.createUpdate("update subscriber set name = :name, language = :language where id = :id")
                .bind("id", id)
                .bind("name", name)
                .bind("language", language)
                .execute();
    }
}
