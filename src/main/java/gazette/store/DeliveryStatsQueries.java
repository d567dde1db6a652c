package gazette.store;

import gazette.delivery.Avoidance;
import gazette.issues.DeliveryState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/// Reads counts and replies from the delivery table, and the states of one subscriber's mails.
public final class DeliveryStatsQueries {
    private static final GenericType<Map<DeliveryState, Long>> COUNTS = new GenericType<>() {};

    private final Handle handle;

    DeliveryStatsQueries(Handle handle) {
        this.handle = handle;
    }

    /// Counts the mails that are in one state with similar replies.
    ///
    /// @param reply one of them; of accepted mails, whose replies name each by itself, the words that they share
    public record ReplyCount(DeliveryState state, String reply, long letters) {}

    private record Refused(String domain, long subscriber) {}

    /// Describes one mail and its state.
    ///
    /// @param variant 1 for what the issue is on the web, too
    public record LetterState(
            String issue,
            Instant date,
            int variant,
            String address,
            DeliveryState state,
            int attempts,
            Instant changedAt,
            String reply) {}

    /// Counts how many mails of an issue are in which state, row by row: seconds for a million. What is shown to people
    /// comes from [DeliveryCountTable]; this is what proves it.
    public Map<DeliveryState, Long> count(long issue) {
        return handle.createQuery(
                        "select state, count(*) as letters from delivery where issue_id = :issue group by state")
                .bind("issue", issue)
                .setMapKeyColumn("state")
                .setMapValueColumn("letters")
                .collectInto(COUNTS);
    }

    /// Returns how many mails of an issue's first part, its canary, are in which state.
    public Map<DeliveryState, Long> countCanaryChunk(long issue) {
        return handle.createQuery("""
                        select state, count(*) as letters from delivery
                        where issue_id = :issue and subscriber_id <= (
                            select hi from chunk where chunk.issue_id = :issue and chunk.no = 1)
                        group by state
                        """)
                .bind("issue", issue)
                .setMapKeyColumn("state")
                .setMapValueColumn("letters")
                .collectInto(COUNTS);
    }

    /// Returns how many mails of an issue were accepted at or after an instant.
    public long acceptedSince(long issue, Instant since) {
        return handle.createQuery("""
                        select count(*) from delivery
                        where issue_id = :issue and state = 'accepted' and changed_at >= :since
                        """)
                .bind("issue", issue)
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /// Returns whether any mail of an issue was accepted.
    public boolean hasAccepted(long issue) {
        return new DeliveryCountTable(handle).of(issue).containsKey(DeliveryState.ACCEPTED);
    }

    /// Returns mails that were refused and are to be tried again: a hundred of the issues that are being sent.
    public Avoidance refused() {
        List<Refused> refused = handle.createQuery("""
                        select domain, subscriber_id as subscriber from delivery
                        where state = 'pending' and reply like '5%'
                            and issue_id in (select id from issue where status = 'sending')
                        limit 100
                        """).mapTo(Refused.class).list();
        return new Avoidance(
                refused.stream().map(Refused::domain).collect(Collectors.toSet()),
                refused.stream().map(Refused::subscriber).collect(Collectors.toSet()));
    }

    /// Returns whether an issue has mails to domains beyond these that may be sent now: while its canary goes out, only
    /// those of the canary count.
    public boolean hasOtherDomains(long issue, Set<String> domains) {
        return handle.createQuery("""
                        select exists (
                            select 1 from delivery join issue on issue.id = delivery.issue_id
                            where issue_id = :issue and domain not in (<domains>)
                                and (issue.canary_until is null or issue.canary_until > 0 or exists (
                                    select 1 from chunk where chunk.issue_id = :issue and chunk.no = 1
                                        and subscriber_id between chunk.lo and chunk.hi))) as found
                        """)
                .bind("issue", issue)
                .bindList("domains", List.copyOf(domains))
                .mapTo(Boolean.class)
                .one();
    }

    /// Returns the replies, the most frequent first. Replies with the same code and enhanced code count as one.
    public List<ReplyCount> replies(long issue) {
        return handle.createQuery("""
                        select state, min(reply) as reply, max(reply) as other, count(*) as letters from delivery
                        where issue_id = :issue and reply <> ''
                        group by state, substr(reply, 1, 9) order by letters desc, state, reply
                        """)
                .bind("issue", issue)
                .mapTo(RepliesAlike.class)
                .map(alike -> new ReplyCount(alike.state(), alike.shared(), alike.letters()))
                .list();
    }

    /// Returns the mails of an issue that are not final and are in no chunk that is still worked on.
    ///
    /// @return those that will never go out, nor be counted, if nothing is done
    public List<LetterState> unfinished(long issue, int most) {
        return entries("""
                where delivery.issue_id = :key and delivery.state in ('pending', 'intent', 'deferred', 'unknown')
                    and not exists (select 1 from chunk where chunk.issue_id = delivery.issue_id
                        and delivery.subscriber_id between chunk.lo and chunk.hi and chunk.next_at is not null)
                order by delivery.subscriber_id limit\s""" + most, issue);
    }

    /// Returns how many mails of an issue are of a variant that it does not have.
    public long withoutVariant(long issue) {
        return handle.createQuery("""
                        select count(*) from delivery where issue_id = :issue and not exists (
                            select 1 from variant where variant.issue_id = :issue and variant.no = delivery.variant_no)
                        """).bind("issue", issue).mapTo(Long.class).one();
    }

    /// Returns mails of an issue in one state.
    public List<LetterState> inState(long issue, DeliveryState state, int most) {
        return handle.createQuery(select("""
                        where delivery.issue_id = :issue and delivery.state = :state
                        order by delivery.subscriber_id limit :most
                        """))
                .bind("issue", issue)
                .bind("state", state)
                .bind("most", most)
                .mapTo(LetterState.class)
                .list();
    }

    /// Returns what became of a subscriber's mails, the latest issue first.
    public List<LetterState> ofSubscriber(long subscriber) {
        return entries("where delivery.subscriber_id = :key order by issue.id desc", subscriber);
    }

    private List<LetterState> entries(String where, long key) {
        return handle.createQuery(select(where))
                .bind("key", key)
                .mapTo(LetterState.class)
                .list();
    }

    private static String select(String where) {
        return """
                select list.name || '/' || cast(issue.number as text) as issue, issue.date,
                    delivery.variant_no as variant, delivery.address, delivery.state,
                    delivery.attempts, delivery.changed_at, delivery.reply
                from issue join list on list.id = issue.list_id join delivery on delivery.issue_id = issue.id
                """ + where;
    }

    /// @param reply the first of them in order
    /// @param other the last
    private record RepliesAlike(DeliveryState state, String reply, String other, long letters) {
        String shared() {
            if (state != DeliveryState.ACCEPTED) {
                return reply;
            }
            int differs = Arrays.mismatch(reply.toCharArray(), other.toCharArray());
            return differs < 0 ? reply : reply.substring(0, reply.lastIndexOf(' ', differs) + 1) + "…";
        }
    }
}
