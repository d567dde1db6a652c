package gazette.store;

import gazette.articles.StoredArticle;
import gazette.issues.Issue;
import gazette.issues.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.Query;

/// Stores issues and their articles.
public final class IssueTable {
    private static final String COLUMNS = """
            issue.id, list.name as list, issue.number, issue.feed_id, issue.title, issue.date,
            coalesce((select max(at) from correction where correction.issue_id = issue.id), 0) as corrected
            """;

    private static final String SHOWN = "issue.status <> 'cancelled' and issue.withdrawn = 0";

    private final Handle handle;

    IssueTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes where an issue belongs.
    ///
    /// @param run that made it
    /// @param coverage the number of what those are covered with after it who had every one of its series
    public record Place(IssueSeriesKey series, long run, long coverage) {}

    /// Returns the number of a list's next issue.
    public long nextNumber(long list) {
        return handle.createQuery("select coalesce(max(number), 0) + 1 from issue where list_id = :list")
                .bind("list", list)
                .mapTo(Long.class)
                .one();
    }

    /// Returns whether there is an issue of a series.
    public boolean hasAny(IssueSeriesKey series) {
        return handle.createQuery("""
                        select count(*) from issue
                        where list_id = :list and cadence = :cadence and audience = :audience
                        """)
                        .bind("list", series.list())
                        .bind("cadence", series.cadence())
                        .bind("audience", series.audience())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Adds an issue with its articles; its recipients follow with [RecipientSnapshotTable#freeze].
    ///
    /// @param selectors of the DKIM keys that sign it
    /// @param canary whether some of its subscribers go first; see [IssueSendingTable]
    /// @return its id
    public long add(Place place, Issue issue, List<String> selectors, boolean canary) {
        long id = handle.createQuery("""
                        insert into issue (list_id, number, run_id, cadence, audience, feed_id, title, date, status, selectors,
                            canary_until, coverage_id)
                        values (:list, :number, :run, :cadence, :audience, :feedId, :title, :date, 'freezing', :selectors,
                            :canary, :coverage)
                        returning id
                        """)
                .bind("list", place.series().list())
                .bind("number", issue.number())
                .bind("run", place.run())
                .bind("cadence", place.series().cadence())
                .bind("audience", place.series().audience())
                .bind("coverage", place.coverage())
                .bind("selectors", String.join(" ", selectors))
                .bind("canary", canary ? 0L : null)
                .bind("feedId", issue.feedId())
                .bind("title", issue.title())
                .bind("date", issue.date())
                .mapTo(Long.class)
                .one();
        addArticles(id, issue);
        return id;
    }

    /// Records that an issue's own words were corrected on the web; its pages and entries are newer then.
    public void markCorrected(long issue, Instant now) {
        handle.createUpdate("update issue set shown_changed_at = :now where id = :issue")
                .bind("now", now)
                .bind("issue", issue)
                .execute();
    }

    /// Stores with which theme an issue was rendered.
    public void setTheme(long issue, String theme) {
        handle.createUpdate("update issue set theme = :theme where id = :issue")
                .bind("theme", theme)
                .bind("issue", issue)
                .execute();
    }

    /// Returns the issue at `/LIST/NUMBER`.
    public Optional<Issue> find(String list, long number) {
        return issues(
                        "where list.name = :list and issue.number = :number and " + SHOWN,
                        Map.of("list", list, "number", number))
                .stream()
                .findFirst();
    }

    /// Returns whether the issue at `/LIST/NUMBER` was on the web and was withdrawn.
    public boolean isWithdrawn(String list, long number) {
        return handle.createQuery("""
                                select count(*) from issue join list on list.id = issue.list_id
                                where list.name = :list and issue.number = :number and issue.withdrawn = 1
                                    and issue.undo_until is null
                                """)
                        .bind("list", list)
                        .bind("number", number)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Returns the issue before one, of those that are on the web.
    public Optional<Issue> previous(String list, long number) {
        return issues(
                        "where list.name = :list and issue.number < :number and " + SHOWN
                                + " order by issue.number desc limit 1",
                        Map.of("list", list, "number", number))
                .stream()
                .findFirst();
    }

    /// Returns the issue after one, of those that are on the web.
    public Optional<Issue> next(String list, long number) {
        return issues(
                        "where list.name = :list and issue.number > :number and " + SHOWN
                                + " order by issue.number limit 1",
                        Map.of("list", list, "number", number))
                .stream()
                .findFirst();
    }

    /// Returns the latest issues of lists, the newest first.
    public List<Issue> latest(List<Long> lists, int most) {
        if (lists.isEmpty()) {
            return List.of();
        }
        return issues(
                "where issue.list_id in (<lists>) and " + SHOWN
                        + " order by issue.date desc, issue.id desc limit :most",
                Map.of("lists", lists, "most", most));
    }

    /// Returns every issue that some lists ever had, the oldest first.
    public List<FeedArchivePosition> feedPositions(List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select id, id as work, coalesce(shown_changed_at, date) as since, '' as tags,
                            case when status = 'cancelled' or withdrawn = 1 then 1 else 0 end as is_hidden
                        from issue where list_id in (<lists>) and undo_until is null and corrects is null order by id
                        """)
                .bindList("lists", lists)
                .mapTo(FeedArchivePosition.class)
                .list();
    }

    /// Returns the titles of issues by their ids.
    public Map<Long, String> titles(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery("select id, title from issue where id in (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .setMapKeyColumn("id")
                .setMapValueColumn("title")
                .collectInto(new GenericType<Map<Long, String>>() {});
    }

    /// Returns issues by their ids, the newest first.
    public List<Issue> all(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : issues("where issue.id in (<ids>) order by issue.id desc", Map.of("ids", ids));
    }

    /// Takes an issue off the web, or puts it back. Its mails stay as they are.
    ///
    /// @return whether that changed anything
    public boolean withdraw(long issue, boolean withdrawn, Instant now) {
        return handle.createUpdate("""
                        update issue set withdrawn = :withdrawn, shown_changed_at = :now
                        where id = :issue and withdrawn <> :withdrawn and status <> 'cancelled' and undo_until is null
                        """)
                        .bind("issue", issue)
                        .bind("withdrawn", withdrawn ? 1 : 0)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private void addArticles(long id, Issue issue) {
        var batch = handle.prepareBatch("""
                insert into issue_article (issue_id, position, section, article_id)
                values (:issue, :position, :section, :article)
                """);
        int position = 0;
        for (Section section : issue.sections()) {
            for (StoredArticle stored : section.articles()) {
                batch.bind("issue", id)
                        .bind("position", ++position)
                        .bind("section", section.title())
                        .bind("article", stored.id())
                        .add();
            }
        }
        batch.execute();
    }

    private List<Issue> issues(String where, Map<String, Object> binds) {
        var query =
                handle.createQuery("select " + COLUMNS + " from issue join list on list.id = issue.list_id " + where);
        bind(query, binds);
        return query.map((row, context) -> issue(row)).list();
    }

    private static void bind(Query query, Map<String, Object> binds) {
        binds.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                query.bindList(name, list);
            } else {
                query.bind(name, value);
            }
        });
    }

    private Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                row.getString("list"),
                row.getLong("number"),
                row.getString("feed_id"),
                row.getString("title"),
                Instant.ofEpochMilli(row.getLong("date")),
                sections(row.getLong("id")),
                new IssueNoteTable(handle).of(row.getLong("id")),
                Optional.of(row.getLong("corrected")).filter(at -> at > 0).map(Instant::ofEpochMilli));
    }

    private record Placed(String section, StoredArticle filed) {}

    private List<Section> sections(long issue) {
        List<Placed> placed = handle.createQuery(
                        "select issue_article.section as section_title, " + ArticleRow.COLUMNS + """
                         from issue_article join article on article.id = issue_article.article_id
                         where issue_article.issue_id = :issue and article.withdrawn = 0
                         order by issue_article.position
                         """)
                .bind("issue", issue)
                .map((row, context) -> new Placed(row.getString("section_title"), ArticleRow.storedArticle(row)))
                .list();
        var sections = new ArrayList<Section>();
        var articles = new ArrayList<StoredArticle>();
        for (int i = 0; i < placed.size(); i++) {
            articles.add(placed.get(i).filed());
            boolean ends = i + 1 == placed.size()
                    || !placed.get(i + 1).section().equals(placed.get(i).section());
            if (ends) {
                sections.add(new Section(placed.get(i).section(), articles));
                articles.clear();
            }
        }
        return sections;
    }
}
