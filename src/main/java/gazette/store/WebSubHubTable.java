package gazette.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/// Stores what hubs were told of which feeds, and what they are still to be told.
public final class WebSubHubTable {
    private final Handle handle;

    WebSubHubTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a notification to a hub that is due.
    ///
    /// @param topic a feed's address
    /// @param digest of what the feed says
    /// @param attempts that failed
    public record Ping(String hub, String topic, String digest, int attempts, Instant next) {}

    /// Describes a hub's state.
    ///
    /// @param topics feeds that it knows of
    /// @param waiting feeds that it is still to be told of
    /// @param told when it last heard of one
    /// @param problem the latest, of those that wait; else empty
    public record Health(long topics, long waiting, Optional<Instant> told, Optional<Instant> next, String problem) {}

    /// Returns a text that changes whenever something changes that a feed may show. Cheap, unlike the feeds.
    public String changeMarker() {
        return handle.createQuery("""
                        select (select count(*) || ' ' || coalesce(max(updated_at), 0) from article) || ' '
                            || (select count(*) || ' ' || coalesce(max(id), 0) || ' ' || coalesce(max(shown_changed_at), 0)
                                from issue) || ' '
                            || (select count(*) from issue where status = 'cancelled') as mark
                        """).mapTo(String.class).one();
    }

    /// Returns the digest that a hub knows, or is to be told, of each feed.
    public Map<String, String> digests(String hub) {
        return handle.createQuery("select topic, digest from hub_topic where hub = :hub")
                .bind("hub", hub)
                .setMapKeyColumn("topic")
                .setMapValueColumn("digest")
                .collectInto(new GenericType<Map<String, String>>() {});
    }

    /// Queues a notification of a feed. A pause that the hub was given still holds.
    public void enqueue(String hub, String topic, String digest, Instant now) {
        handle.createUpdate("""
                        insert into hub_topic (hub, topic, digest, attempts, next_at, tried_at, problem)
                        values (:hub, :topic, :digest, 0, :now, 0, '')
                        on conflict (hub, topic) do update set digest = excluded.digest,
                            next_at = case when hub_topic.attempts > 0 then coalesce(hub_topic.next_at, excluded.next_at)
                                else excluded.next_at end
                        """)
                .bind("hub", hub)
                .bind("topic", topic)
                .bind("digest", digest)
                .bind("now", now)
                .execute();
    }

    /// Deletes feeds that no longer exist.
    public void forget(String hub, Collection<String> topics) {
        for (String topic : topics) {
            handle.createUpdate("delete from hub_topic where hub = :hub and topic = :topic")
                    .bind("hub", hub)
                    .bind("topic", topic)
                    .execute();
        }
    }

    /// Returns the next notification that is due. What failed comes after what was not tried yet.
    public Optional<Ping> next(String hub, Instant now) {
        return handle.createQuery("""
                        select hub, topic, digest, attempts, next_at as next from hub_topic
                        where hub = :hub and next_at <= :now order by tried_at, topic limit 1
                        """)
                .bind("hub", hub)
                .bind("now", now)
                .mapTo(Ping.class)
                .findOne();
    }

    /// Claims a notification, so that no other process sends it before an instant.
    ///
    /// @return whether nobody else has
    public boolean claim(Ping ping, Instant now, Instant until) {
        return handle.createUpdate("""
                        update hub_topic set next_at = :until, tried_at = :now
                        where hub = :hub and topic = :topic and next_at = :seen and digest = :digest
                        """)
                        .bind("hub", ping.hub())
                        .bind("topic", ping.topic())
                        .bind("digest", ping.digest())
                        .bind("seen", ping.next())
                        .bind("now", now)
                        .bind("until", until)
                        .execute()
                == 1;
    }

    /// Marks a notification as delivered. If the feed changed in the meantime, the next is due at once.
    public void markDelivered(Ping ping, Instant now) {
        handle.createUpdate("""
                        update hub_topic set attempts = 0, problem = '', told_at = :now,
                            next_at = case when digest = :digest then null else :now end
                        where hub = :hub and topic = :topic
                        """)
                .bind("hub", ping.hub())
                .bind("topic", ping.topic())
                .bind("digest", ping.digest())
                .bind("now", now)
                .execute();
    }

    /// Postpones one notification: the hub does not take it.
    public void reschedule(Ping ping, Instant next, String problem) {
        handle.createUpdate("""
                        update hub_topic set attempts = :attempts, next_at = :next, problem = :problem
                        where hub = :hub and topic = :topic
                        """)
                .bind("hub", ping.hub())
                .bind("topic", ping.topic())
                .bind("attempts", ping.attempts() + 1)
                .bind("next", next)
                .bind("problem", problem)
                .execute();
    }

    /// Postpones all notifications to a hub: it does not work.
    public void rescheduleAll(Ping ping, Instant next, String problem) {
        handle.createUpdate("""
                        update hub_topic set attempts = :attempts, next_at = :next, problem = :problem
                        where hub = :hub and next_at is not null
                        """)
                .bind("hub", ping.hub())
                .bind("attempts", ping.attempts() + 1)
                .bind("next", next)
                .bind("problem", problem)
                .execute();
    }

    /// Returns a hub's state.
    public Health health(String hub) {
        return handle.createQuery("""
                        select count(*) as topics, count(next_at) as waiting, max(told_at) as told, min(next_at) as next,
                            coalesce((select problem from hub_topic
                                where hub = :hub and next_at is not null and problem <> ''
                                order by tried_at desc limit 1), '') as problem
                        from hub_topic where hub = :hub
                        """).bind("hub", hub).mapTo(Health.class).one();
    }
}
