package gazette.store;

import gazette.issues.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Keeps the letters of an issue by relay, by domain and by reply, as they were counted last, with the time of that. To
/// count them takes seconds for a million.
public final class IssueDigestTable {
    /// How many domains are named; the others are counted together, without a name.
    private static final int DOMAINS = 100;

    /// How long after an issue somebody who leaves may do so because of it.
    private static final Duration LEAVING = Duration.ofDays(7);

    private final Handle handle;

    IssueDigestTable(Handle handle) {
        this.handle = handle;
    }

    /// Says by what letters are counted.
    public enum DigestKind {
        RELAY,
        DOMAIN,
        REPLY
    }

    /// Describes letters that have something in common.
    ///
    /// @param name the relay, the domain, or the codes of the reply; empty for all others
    /// @param example one of their replies; only by reply
    public record DigestRow(DigestKind kind, String name, DeliveryState state, long letters, String example) {}

    /// Describes how many left after an issue, by the way that they took.
    ///
    /// @param origin such as `link` or `one-click`
    public record Leaving(String origin, long subscribers) {}

    /// Returns when an issue's letters were counted last.
    public Optional<Instant> countedAt(long issue) {
        return handle.createQuery("select at from issue_digest_time where issue_id = :issue")
                .bind("issue", issue)
                .mapTo(Instant.class)
                .findOne();
    }

    /// Returns the counts, those with most letters first.
    public List<DigestRow> of(long issue) {
        return handle.createQuery("""
                        select kind, name, state, letters, example from issue_digest where issue_id = :issue
                        order by kind, letters desc, name, state
                        """)
                .bind("issue", issue)
                .mapTo(DigestRow.class)
                .list();
    }

    /// Counts an issue's letters. Reads all of them.
    public List<DigestRow> count(long issue) {
        var rows = new ArrayList<DigestRow>();
        rows.addAll(group("""
                select 'relay' as kind, coalesce(relay, '') as name, state, count(*) as letters, '' as example
                from delivery where issue_id = :issue group by coalesce(relay, ''), state
                """, issue));
        rows.addAll(group("""
                select 'reply' as kind, substr(reply, 1, 9) as name, state, count(*) as letters, max(reply) as example
                from delivery where issue_id = :issue and reply <> '' and state <> 'accepted'
                group by substr(reply, 1, 9), state order by letters desc limit 200
                """, issue));
        rows.addAll(named(group("""
                select 'domain' as kind, domain as name, state, count(*) as letters, '' as example
                from delivery where issue_id = :issue group by domain, state
                """, issue)));
        return rows;
    }

    private List<DigestRow> group(String sql, long issue) {
        return handle.createQuery(sql)
                .bind("issue", issue)
                .mapTo(DigestRow.class)
                .list();
    }

    /// Names the domains with most letters, and those with most letters that did not arrive.
    private static List<DigestRow> named(List<DigestRow> domains) {
        Map<String, Long> all = new LinkedHashMap<>();
        Map<String, Long> troubled = new LinkedHashMap<>();
        for (DigestRow row : domains) {
            all.merge(row.name(), row.letters(), Long::sum);
            if (row.state() != DeliveryState.ACCEPTED) {
                troubled.merge(row.name(), row.letters(), Long::sum);
            }
        }
        List<String> names = new ArrayList<>(largest(all));
        names.addAll(largest(troubled));
        Map<List<String>, DigestRow> merged = new TreeMap<>(
                Comparator.comparing((List<String> key) -> key.get(0)).thenComparing(key -> key.get(1)));
        for (DigestRow row : domains) {
            String name = names.contains(row.name()) ? row.name() : "";
            merged.merge(
                    List.of(name, row.state().word()),
                    new DigestRow(row.kind(), name, row.state(), row.letters(), ""),
                    (one, other) ->
                            new DigestRow(one.kind(), one.name(), one.state(), one.letters() + other.letters(), ""));
        }
        return List.copyOf(merged.values());
    }

    private static List<String> largest(Map<String, Long> letters) {
        return letters.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(DOMAINS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Stores what was counted.
    public void put(long issue, List<DigestRow> rows, Instant now) {
        handle.createUpdate("delete from issue_digest where issue_id = :issue")
                .bind("issue", issue)
                .execute();
        var batch = handle.prepareBatch("""
                insert into issue_digest (issue_id, kind, name, state, letters, example)
                values (:issue, :kind, :name, :state, :letters, :example)
                """);
        rows.forEach(row -> batch.bind("issue", issue)
                .bind("kind", row.kind())
                .bind("name", row.name())
                .bind("state", row.state())
                .bind("letters", row.letters())
                .bind("example", row.example())
                .add());
        if (!rows.isEmpty()) {
            batch.execute();
        }
        handle.createUpdate("""
                        insert into issue_digest_time (issue_id, at) values (:issue, :now)
                        on conflict (issue_id) do update set at = :now
                        """).bind("issue", issue).bind("now", now).execute();
    }

    /// Returns how many of those who got an issue left its list in the week after it, the most frequent way first.
    public List<Leaving> leftAfter(long issue, Instant date) {
        return handle.createQuery("""
                        select consent.origin, count(*) as subscribers from issue
                        join consent on consent.list_id = issue.list_id and consent.at >= :from and consent.at < :to
                            and consent.action = 'left'
                        join delivery on delivery.issue_id = issue.id
                            and delivery.subscriber_id = consent.subscriber_id and delivery.state = 'accepted'
                        where issue.id = :issue and not exists (select 1 from consent as back
                            where back.subscriber_id = consent.subscriber_id and back.list_id = consent.list_id
                                and back.action = 'returned' and back.at >= consent.at)
                        group by consent.origin order by subscribers desc, consent.origin
                        """)
                .bind("issue", issue)
                .bind("from", date)
                .bind("to", date.plus(LEAVING))
                .mapTo(Leaving.class)
                .list();
    }
}
