package gazette.store;

import gazette.issues.DeliveryState;
import gazette.store.ExplanationQueries.IssueWithoutLetter;
import gazette.store.ExplanationQueries.MembershipInfo;
import gazette.subscribers.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Lists who got an issue, a page at a time. However large it is, a page takes some milliseconds: letters in a rare
/// state are looked for only in the parts of the issue that may have some, see the column `troubled`.
public final class IssueRecipientQueries {
    private static final String COLUMNS = """
            delivery.subscriber_id as subscriber, delivery.address, delivery.name, delivery.state, delivery.attempts,
            coalesce(delivery.relay, '') as relay, delivery.reply, delivery.changed_at, delivery.variant_no as variant
            """;

    /// How many of a subscriber's letters are listed.
    private static final int MOST = 200;

    private final Handle handle;

    IssueRecipientQueries(Handle handle) {
        this.handle = handle;
    }

    /// Describes what became of one letter.
    ///
    /// @param subscriber the subscriber's id
    /// @param address as it was when the issue was frozen; empty if the subscriber was erased
    /// @param relay which answered last; empty if that is not known
    /// @param reply what the server said last
    public record IssueRecipient(
            long subscriber,
            String address,
            String name,
            DeliveryState state,
            int attempts,
            String relay,
            String reply,
            Instant changedAt,
            int variant) {}

    /// Returns recipients of an issue, in the order in which they go out.
    ///
    /// @param state empty for all
    /// @param after the id of the last subscriber that was shown; 0 for the first page
    public List<IssueRecipient> page(long issue, Optional<DeliveryState> state, long after, int most) {
        return state.map(some -> inState(issue, some, after, most)).orElseGet(() -> all(issue, after, most));
    }

    private List<IssueRecipient> all(long issue, long after, int most) {
        return list(handle.createQuery("select " + COLUMNS + """
                         from delivery where issue_id = :issue and subscriber_id > :after
                        order by subscriber_id limit :most
                        """)
                .bind("issue", issue)
                .bind("after", after)
                .bind("most", most));
    }

    /// The chunks of an issue are in the order of their subscribers.
    private List<IssueRecipient> inState(long issue, DeliveryState state, long after, int most) {
        return list(handle.createQuery("select " + COLUMNS + """
                         from chunk join delivery on delivery.issue_id = chunk.issue_id
                            and delivery.subscriber_id between chunk.lo and chunk.hi
                        where chunk.issue_id = :issue and chunk.hi > :after and delivery.subscriber_id > :after
                            and delivery.state = :state and
                        """ + parts(state)
                        + " order by chunk.no, delivery.subscriber_id limit :most")
                .bind("issue", issue)
                .bind("after", after)
                .bind("state", state)
                .bind("most", most));
    }

    /// Returns a condition for the parts of an issue in which letters of a state can be.
    private static String parts(DeliveryState state) {
        return switch (state) {
            case ACCEPTED -> "chunk.fence > 0";
            case PENDING -> "(chunk.next_at is not null or chunk.owner is not null)";
            case IN_FLIGHT, DEFERRED, UNKNOWN ->
                "chunk.fence > 0 and (chunk.next_at is not null or chunk.owner is not null)";
            case FAILED, HELD, EXPIRED, RECIPIENT_LEFT, CANCELLED -> "(chunk.troubled = 1 or chunk.owner is not null)";
        };
    }

    /// Letters of a smaller issue are all read and sorted: of a large list, few would be its recipients.
    private static final long SMALL = 5_000;

    /// Returns recipients by the beginning of their address as it is now, in its order.
    ///
    /// @param beginning in small letters
    /// @param after the address, as it is compared, of the last one that was shown; empty for the first page
    public List<Found> search(long issue, Optional<DeliveryState> state, String beginning, String after, int most) {
        return handle.createQuery("select subscriber.address_norm as key, " + COLUMNS + " from "
                        + (isSmall(issue) ? "delivery cross join subscriber" : "subscriber cross join delivery") + """

                        where delivery.issue_id = :issue and delivery.subscriber_id = subscriber.id
                            and subscriber.address_norm >= :from and subscriber.address_norm < :to
                            and subscriber.address_norm > :after
                            and (:state = '' or delivery.state = :state)
                        order by subscriber.address_norm limit :most
                        """)
                .bind("issue", issue)
                .bind("from", beginning)
                .bind("to", beginning + "\uffff")
                .bind("after", after)
                .bind("state", state.map(DeliveryState::word).orElse(""))
                .bind("most", most)
                .map((row, context) -> new Found(
                        row.getString("key"),
                        new IssueRecipient(
                                row.getLong("subscriber"),
                                row.getString("address"),
                                row.getString("name"),
                                DeliveryState.of(row.getString("state")),
                                row.getInt("attempts"),
                                row.getString("relay"),
                                row.getString("reply"),
                                Instant.ofEpochMilli(row.getLong("changed_at")),
                                row.getInt("variant"))))
                .list();
    }

    private boolean isSmall(long issue) {
        return handle.createQuery("select coalesce(max(frozen_count), 0) from issue where id = :issue")
                        .bind("issue", issue)
                        .mapTo(Long.class)
                        .one()
                <= SMALL;
    }

    /// Describes what one subscriber got, or did not get.
    ///
    /// @param blocked why no mail may go to the address
    /// @param letters the latest first
    /// @param without issues of their lists of which they got none
    public record SubscriberStory(
            long subscriber,
            String address,
            Optional<String> blocked,
            List<MembershipInfo> memberships,
            List<IssueLetter> letters,
            List<IssueWithoutLetter> without) {}

    /// Describes the letter of one issue to one subscriber.
    public record IssueLetter(
            long issueId,
            String issue,
            String title,
            DeliveryState state,
            int attempts,
            Instant changedAt,
            String reply) {}

    /// Returns what the subscriber with an address got; empty if there is none.
    public Optional<SubscriberStory> about(EmailAddress address) {
        var explanations = new ExplanationQueries(handle);
        return explanations
                .subscriberId(address.normal())
                .map(id -> new SubscriberStory(
                        id,
                        address.normal(),
                        new BlockedAddressTable(handle).find(address),
                        explanations.memberships(id),
                        lettersTo(id),
                        explanations.withoutLetter(id).stream().limit(MOST).toList()));
    }

    private List<IssueLetter> lettersTo(long subscriber) {
        return handle.createQuery("""
                        select issue.id as issue_id, list.name || '/' || cast(issue.number as text) as issue, issue.title,
                            delivery.state, delivery.attempts, delivery.changed_at, delivery.reply
                        from issue join list on list.id = issue.list_id join delivery on delivery.issue_id = issue.id
                        where delivery.subscriber_id = :subscriber order by issue.id desc limit :most
                        """)
                .bind("subscriber", subscriber)
                .bind("most", MOST)
                .mapTo(IssueLetter.class)
                .list();
    }

    /// @param key the address, as addresses are compared
    public record Found(String key, IssueRecipient recipient) {}

    private static List<IssueRecipient> list(Query query) {
        return query.mapTo(IssueRecipient.class).list();
    }
}
