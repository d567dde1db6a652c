package gazette.store;

import gazette.config.Cadence;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/// Imports many subscribers at a time.
public final class SubscriberImportTable {
    private final Handle handle;

    SubscriberImportTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a stored subscriber.
    ///
    /// @param lacksName and the others: whether nothing is known of it
    public record Known(long id, boolean lacksName, boolean lacksLanguage, boolean lacksZone) {}

    /// Describes memberships of one list, and those of other lists that say that no mail should go there.
    public record Memberships(Map<Long, Status> onList, Map<Long, Status> blocked) {}

    /// Describes a subscriber to be added.
    public record Fresh(String publicId, EmailAddress address, String name, String language, String zone) {}

    /// Describes a member to be added.
    public record Member(
            long subscriber, Status status, Cadence cadence, List<String> topics, Instant joined, String consent) {}

    /// Describes new details of a subscriber; what is empty stays as it was.
    public record Details(long subscriber, String name, String language, String zone) {}

    /// Describes an attribute of a subscriber.
    public record Attribute(long subscriber, String name, String content) {}

    /// Returns those of some addresses, in normal form, that belong to subscribers.
    public Map<String, Known> known(Collection<String> addresses) {
        return addresses.isEmpty()
                ? Map.of()
                : handle.createQuery("""
                        select id, address_norm, name = '' as nameless, language = '' as mute, zone = '' as placeless
                        from subscriber where address_norm in (<addresses>)
                        """)
                        .bindList("addresses", padded(addresses))
                        // By hand: an import asks for every row of a file.
                        .map((row, context) -> Map.entry(
                                row.getString("address_norm"),
                                new Known(
                                        row.getLong("id"),
                                        row.getBoolean("nameless"),
                                        row.getBoolean("mute"),
                                        row.getBoolean("placeless"))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Returns whether an issue is being sent, which must not wait for long.
    public boolean isSending() {
        return handle.createQuery("select 1 from issue where status in ('freezing', 'sending') limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Returns whether any address is blocked at all.
    public boolean hasBlockedAddresses() {
        return handle.createQuery("select 1 from suppression limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Returns the reasons for those of some hashes that are blocked.
    public Map<String, String> suppressed(Collection<String> hashes) {
        return hashes.isEmpty()
                ? Map.of()
                : handle.createQuery("select address_hash, reason from suppression where address_hash in (<hashes>)")
                        .bindList("hashes", padded(hashes))
                        .setMapKeyColumn("address_hash")
                        .setMapValueColumn("reason")
                        .collectInto(new GenericType<Map<String, String>>() {});
    }

    /// Returns the memberships of some subscribers.
    public Memberships memberships(long list, Collection<Long> subscribers) {
        var onList = new HashMap<Long, Status>();
        var barred = new HashMap<Long, Status>();
        if (!subscribers.isEmpty()) {
            handle.createQuery("""
                            select list_id, subscriber_id, status from membership
                            where subscriber_id in (<subscribers>)
                                and (list_id = :list or status in ('bounced', 'complained'))
                            """)
                    .bindList("subscribers", padded(subscribers))
                    .bind("list", list)
                    .map((row, context) -> {
                        Status status = Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
                        (row.getLong("list_id") == list ? onList : barred).put(row.getLong("subscriber_id"), status);
                        return status;
                    })
                    .list();
        }
        return new Memberships(onList, barred);
    }

    /// Adds subscribers whose addresses are new.
    public void add(List<Fresh> subscribers, Instant now) {
        long at = now.toEpochMilli();
        BatchStatement.execute(handle, """
                insert into subscriber (public_id, address_norm, address, domain, name, language, zone, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, subscribers, (row, subscriber) -> {
            row.setString(1, subscriber.publicId());
            row.setString(2, subscriber.address().normal());
            row.setString(3, subscriber.address().toString());
            row.setString(4, subscriber.address().domain());
            row.setString(5, subscriber.name());
            row.setString(6, subscriber.language());
            row.setString(7, subscriber.zone());
            row.setLong(8, at);
        });
    }

    /// Adds members, covered up to now, with their consents.
    ///
    /// @param origin where all of it was read
    public void join(long list, List<Member> members, String origin, Instant now) {
        long coverage = new ArticleCoverageTable(handle).upToNow(list);
        long at = now.toEpochMilli();
        BatchStatement.execute(handle, """
                insert into membership (list_id, subscriber_id, status, cadence, topics, paused_until, coverage_id,
                    joined_at, changed_at)
                values (?, ?, ?, ?, ?, 0, ?, ?, ?)
                """, members, (row, member) -> {
            row.setLong(1, list);
            row.setLong(2, member.subscriber());
            row.setString(3, member.status().word());
            row.setString(4, member.cadence().word());
            row.setString(5, String.join("\n", member.topics()));
            row.setLong(6, coverage);
            row.setLong(7, member.joined().toEpochMilli());
            row.setLong(8, at);
        });
        consent(list, members, origin, now);
    }

    /// Ends memberships of a list.
    public void unsubscribe(long list, List<Member> members, String origin, Instant now) {
        long at = now.toEpochMilli();
        BatchStatement.execute(handle, """
                update membership set status = ?, changed_at = ?
                where list_id = ? and subscriber_id = ? and status in ('active', 'pending')
                """, members, (row, member) -> {
            row.setString(1, member.status().word());
            row.setLong(2, at);
            row.setLong(3, list);
            row.setLong(4, member.subscriber());
        });
        consent(list, members, origin, now);
    }

    /// Fills in details that are missing.
    public void fillMissing(List<Details> details) {
        BatchStatement.execute(handle, """
                update subscriber set name = case when name = '' then ? else name end,
                    language = case when language = '' then ? else language end,
                    zone = case when zone = '' then ? else zone end
                where id = ?
                """, details, (row, subscriber) -> {
            row.setString(1, subscriber.name());
            row.setString(2, subscriber.language());
            row.setString(3, subscriber.zone());
            row.setLong(4, subscriber.subscriber());
        });
    }

    /// Adds attributes; existing ones stay.
    public void addAttributes(List<Attribute> attributes) {
        BatchStatement.execute(handle, """
                insert into attribute (subscriber_id, name, content) values (?, ?, ?)
                on conflict (subscriber_id, name) do nothing
                """, attributes, (row, attribute) -> {
            row.setLong(1, attribute.subscriber());
            row.setString(2, attribute.name());
            row.setString(3, attribute.content());
        });
    }

    /// Fills up to a power of two with one value again and again: so there are few different statements, which stay
    /// compiled.
    private static <T> List<T> padded(Collection<T> values) {
        var padded = new ArrayList<T>(values);
        int size = Math.max(16, Integer.highestOneBit(2 * values.size() - 1));
        padded.addAll(Collections.nCopies(size - values.size(), padded.getFirst()));
        return padded;
    }

    private void consent(long list, List<Member> members, String origin, Instant now) {
        long at = now.toEpochMilli();
        BatchStatement.execute(handle, """
                insert into consent (list_id, subscriber_id, at, action, origin, wording, network)
                values (?, ?, ?, ?, ?, ?, '')
                """, members, (row, member) -> {
            row.setLong(1, list);
            row.setLong(2, member.subscriber());
            row.setLong(3, at);
            row.setString(4, action(member.status()));
            row.setString(5, origin);
            row.setString(6, member.consent());
        });
    }

    private static String action(Status status) {
        return switch (status) {
            case ACTIVE -> "joined";
            case PENDING -> "asked";
            case UNSUBSCRIBED -> "left";
            case BOUNCED, COMPLAINED, ERASED -> status.word();
        };
    }
}
