package gazette.store;

import gazette.config.Cadence;
import gazette.subscribers.Membership;
import gazette.subscribers.segments.Segment;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Finds members of segments, ordered by list and subscriber.
public final class SegmentMemberQueries {
    private final Handle handle;

    SegmentMemberQueries(Handle handle) {
        this.handle = handle;
    }

    /// Describes a member.
    public record Member(
            long list,
            long subscriber,
            String listName,
            String address,
            String name,
            String language,
            String zone,
            Cadence cadence,
            List<String> topics,
            Membership.Status status,
            Instant joined) {}

    /// Counts members.
    ///
    /// @param subscribers how many people: one on two lists is one
    public record MemberCount(long members, long subscribers) {}

    /// Returns the members after a list and subscriber; the first ones after 0 and 0.
    public List<Member> page(Segment segment, long list, long subscriber, int size) {
        var filter = new SegmentSql(segment);
        return handle.createQuery(
                        """
                        select membership.list_id as list, membership.subscriber_id as subscriber, list.name as list_name,
                            subscriber.address, subscriber.name, subscriber.language, subscriber.zone,
                            membership.cadence, membership.topics, membership.status, membership.joined_at as joined
                        from membership join list on list.id = membership.list_id
                            join subscriber on subscriber.id = membership.subscriber_id
                        where (membership.list_id, membership.subscriber_id) > (:afterList, :afterReader)
                            and membership.status <> 'erased' and
                        """ + filter.sql() + "\norder by membership.list_id, membership.subscriber_id limit :size")
                .bindMap(filter.binds())
                .bind("afterList", list)
                .bind("afterReader", subscriber)
                .bind("size", size)
                .mapTo(Member.class)
                .list();
    }

    /// Counts the members of a segment.
    public MemberCount count(Segment segment) {
        var filter = new SegmentSql(segment);
        return handle.createQuery("""
                        select count(*) as members, count(distinct membership.subscriber_id) as subscribers
                        from membership join list on list.id = membership.list_id
                            join subscriber on subscriber.id = membership.subscriber_id
                        where membership.status <> 'erased' and
                        """ + filter.sql())
                .bindMap(filter.binds())
                .mapTo(MemberCount.class)
                .one();
    }

    /// Returns the names of all attributes that anybody has.
    public List<String> attributeNames() {
        return handle.createQuery("select distinct name from attribute order by name")
                .mapTo(String.class)
                .list();
    }

    /// Returns the attributes of some subscribers.
    public Map<Long, Map<String, String>> attributes(Collection<Long> subscribers) {
        var attributes = new HashMap<Long, Map<String, String>>();
        if (!subscribers.isEmpty()) {
            handle.createQuery(
                            "select subscriber_id, name, content from attribute where subscriber_id in (<subscribers>)")
                    .bindList("subscribers", List.copyOf(subscribers))
                    .map((row, context) -> attributes
                            .computeIfAbsent(row.getLong("subscriber_id"), _ -> new HashMap<>())
                            .put(row.getString("name"), row.getString("content")))
                    .list();
        }
        return attributes;
    }

    /// Returns how subscribers of a list agreed the last time.
    public Map<Long, String> consents(long list, Collection<Long> subscribers) {
        var consents = new HashMap<Long, String>();
        if (!subscribers.isEmpty()) {
            var rows = handle.createQuery("""
                            select subscriber_id, origin, wording from consent
                            where subscriber_id in (<subscribers>) and list_id = :list
                                and action in ('joined', 'confirmed')
                            order by id
                            """)
                    .bindList("subscribers", List.copyOf(subscribers))
                    .bind("list", list)
                    .map((row, context) -> Map.entry(
                            row.getLong("subscriber_id"),
                            row.getString("wording").isEmpty() ? row.getString("origin") : row.getString("wording")))
                    .list();
            rows.forEach(row -> consents.put(row.getKey(), row.getValue()));
        }
        return consents;
    }
}
