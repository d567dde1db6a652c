package gazette.store;

import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.SubscriberGroup;
import gazette.subscribers.segments.Segment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Groups the subscribers of a list and cadence who are to get the same of an issue, and stores what each group gets.
/// [RecipientSnapshotTable] makes the mails from it.
///
/// For example, 900 subscribers of `letters` had everything up to article 40 (coverage 3), want all topics and read
/// English; 60 others differ from them only by language `zh`; and 40 more still miss article 38 (coverage 4). These
/// are three groups. An issue with the articles 41 and 42 has variant 1 for the first group and variant 2 (in
/// Chinese) for the second; the third gets variant 3, which holds article 38 as well. After it, all three are covered
/// up to 42, and share one coverage.
public final class SubscriberGroupTable {
    private static final long EVERYBODY = 0;

    private final Handle handle;

    SubscriberGroupTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes what a group gets of an issue.
    ///
    /// @param variant the number of its mail; 0 for none
    /// @param after what it is covered with then
    public record GroupVariant(SubscriberGroup group, int variant, ArticleCoverage after) {}

    /// Counts the mails of one variant of an issue.
    ///
    /// @param articles that it holds
    public record VariantCount(int variant, String language, long articles, long letters) {}

    /// Returns the groups of a list's active subscribers of one cadence, without those who pause, the largest first.
    ///
    /// @param segments which they are asked about
    public List<SubscriberGroup> of(long list, String cadence, List<Segment> segments, Instant at) {
        return of(list, cadence, segments, at, EVERYBODY, List.of());
    }

    /// Returns the same groups, but of each only those who got some letter lately, of whatever list.
    ///
    /// @param since they got it at this moment or later
    public List<SubscriberGroup> mailedSince(
            long list, String cadence, List<Segment> segments, Instant at, Instant since) {
        List<Long> issues = handle.createQuery("select id from issue where date >= :since")
                .bind("since", since)
                .mapTo(Long.class)
                .list();
        return issues.isEmpty() ? List.of() : of(list, cadence, segments, at, EVERYBODY, issues);
    }

    /// Returns the group that one of them would make alone; empty if they are none of them.
    ///
    /// @param subscriber their id
    public Optional<SubscriberGroup> ofOne(
            long list, String cadence, List<Segment> segments, Instant at, long subscriber) {
        return of(list, cadence, segments, at, subscriber, List.of()).stream().findFirst();
    }

    /// @param mailed issues of which they must have got one; none, if that does not matter
    private List<SubscriberGroup> of(
            long list, String cadence, List<Segment> segments, Instant at, long subscriber, List<Long> mailed) {
        var marks = new SegmentMembershipBitsSql(segments);
        return handle.createQuery("""
                        select together.coverage_id, coverage.covered_seq, coverage.owed, together.topics,
                            together.language, together.segments, together.subscribers
                        from (select coverage_id, topics, language, segments, count(*) as subscribers from (
                            select membership.coverage_id, membership.topics, subscriber.language,
                                <marks> as segments
                            from membership join subscriber on subscriber.id = membership.subscriber_id
                                join list on list.id = membership.list_id
                            where membership.list_id = :list and membership.cadence = :cadence
                                and membership.status = 'active' and membership.paused_until <= :at
                                and (:subscriber = 0 or membership.subscriber_id = :subscriber)
                                and (:mailed = 0 or exists (select 1 from delivery
                                    where delivery.issue_id in (<issues>) and delivery.state = 'accepted'
                                        and delivery.subscriber_id = membership.subscriber_id))) as marked
                            group by coverage_id, topics, language, segments) as together
                        join coverage on coverage.id = together.coverage_id
                        order by together.subscribers desc, together.coverage_id, together.topics, together.language,
                            together.segments
                        """)
                .define("marks", marks.sql())
                .bindMap(marks.binds())
                .bind("issue", 0)
                .bind("list", list)
                .bind("cadence", cadence)
                .bind("at", at)
                .bind("subscriber", subscriber)
                .bind("mailed", mailed.size())
                .bindList("issues", mailed.isEmpty() ? List.of(0L) : mailed)
                .map((row, context) -> new SubscriberGroup(
                        row.getLong("coverage_id"),
                        ArticleCoverage.of(row.getLong("covered_seq"), row.getString("owed")),
                        row.getString("topics").lines().toList(),
                        row.getString("language"),
                        row.getString("segments"),
                        row.getLong("subscribers")))
                .list();
    }

    /// Stores what groups get of an issue.
    ///
    /// @param segments that the groups were asked about, as they are written
    public void add(long issue, List<GroupVariant> servings, List<String> segments) {
        addSegments(issue, segments);
        Map<ArticleCoverage, Long> numbers = new HashMap<>();
        var batch = handle.prepareBatch("""
                insert into issue_group (issue_id, coverage_id, topics, language, segments, variant_no,
                    next_coverage_id)
                values (:issue, :coverage, :topics, :language, :segments, :variant, :after)
                """);
        for (GroupVariant serving : servings) {
            batch.bind("issue", issue)
                    .bind("coverage", serving.group().coverageId())
                    .bind("topics", String.join("\n", serving.group().topics()))
                    .bind("language", serving.group().language())
                    .bind("segments", serving.group().segments())
                    .bind("variant", serving.variant())
                    .bind("after", numbers.computeIfAbsent(serving.after(), new ArticleCoverageTable(handle)::idOf))
                    .add();
        }
        if (!servings.isEmpty()) {
            batch.execute();
        }
    }

    private void addSegments(long issue, List<String> segments) {
        for (int i = 0; i < segments.size(); i++) {
            handle.createUpdate("insert into issue_segment (issue_id, no, expression) values (:issue, :no, :segment)")
                    .bind("issue", issue)
                    .bind("no", i)
                    .bind("segment", segments.get(i))
                    .execute();
        }
    }

    /// Returns the segments by which the groups of an issue were made, as they were written.
    public List<String> segments(long issue) {
        return handle.createQuery("select expression from issue_segment where issue_id = :issue order by no")
                .bind("issue", issue)
                .mapTo(String.class)
                .list();
    }

    /// Returns the coverage of those who had every issue of a series; nothing before the first issue.
    public ArticleCoverage receivedBySeries(IssueSeriesKey series) {
        return handle.createQuery("""
                        select coverage.covered_seq, coverage.owed
                        from issue join coverage on coverage.id = issue.coverage_id
                        where issue.list_id = :list and issue.cadence = :cadence and issue.audience = :audience
                        order by issue.id desc limit 1
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .mapTo(ArticleCoverage.class)
                .findOne()
                .orElse(ArticleCoverage.NOTHING);
    }

    /// Returns how many mails of an issue are of each variant.
    public List<VariantCount> letters(long issue) {
        return handle.createQuery("""
                        select counted.variant_no as variant, variant.language, counted.letters,
                            coalesce(
                                nullif((select count(*) from variant_article where variant_article.issue_id = :issue
                                    and variant_article.variant_no = counted.variant_no), 0),
                                (select count(*) from issue_article where issue_article.issue_id = :issue)) as articles
                        from (select variant_no, count(*) as letters from delivery where issue_id = :issue
                            group by variant_no) as counted
                        join variant on variant.issue_id = :issue and variant.no = counted.variant_no
                        order by counted.variant_no
                        """)
                .bind("issue", issue)
                .mapTo(VariantCount.class)
                .list();
    }
}
