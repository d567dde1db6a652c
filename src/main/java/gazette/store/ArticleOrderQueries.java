package gazette.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds the articles before and after an article, in the order in which a subscriber who has every issue of a list
/// meets them: issue by issue, each in its own order, a work in several issues where it comes first. Issues that are
/// not on the web do not count.
public final class ArticleOrderQueries {
    /// The sign before the list keeps SQLite, which has no statistics, from reading all issues of the list and sorting
    /// them: the first that fits is enough.
    private static final String SHOWN = "+issue.list_id = :list and issue.status <> 'cancelled' and issue.withdrawn = 0"
            + " and article.withdrawn = 0";

    /// Finds places at which a work does not come for the first time. `cross join` has SQLite begin with the work,
    /// whose places are few.
    private static final String COMES_AGAIN = """
            exists (
                select 1 from article as version
                    cross join issue_article as earlier cross join issue as before
                where version.work_id = article.work_id and earlier.article_id = version.id
                    and before.id = earlier.issue_id and before.list_id = :list
                    and before.status <> 'cancelled' and before.withdrawn = 0
                    and (before.id, earlier.position) < (issue.id, issue_article.position))
            """;

    private final Handle handle;

    ArticleOrderQueries(Handle handle) {
        this.handle = handle;
    }

    /// Describes where an article is in its list.
    public record Place(long issue, int position) {}

    /// Returns where a work first is in the issues of a list; empty if it is in none.
    public Optional<Place> place(long list, long work) {
        return handle.createQuery("""
                        select issue.id as issue, issue_article.position
                        from article join issue_article on issue_article.article_id = article.id
                            join issue on issue.id = issue_article.issue_id
                        where article.work_id = :work and %s
                        order by issue.id, issue_article.position limit 1
                        """.formatted(SHOWN))
                .bind("work", work)
                .bind("list", list)
                .mapTo(Place.class)
                .findFirst();
    }

    /// Returns the id of the article before a place.
    public Optional<Long> previous(long list, Place place) {
        return find(list, place, """
                        select article.id
                        from issue join issue_article on issue_article.issue_id = issue.id
                            join article on article.id = issue_article.article_id
                        where %s and (issue.id, issue_article.position) < (:issue, :position) and not %s
                        order by issue_article.issue_id desc, issue_article.position desc limit 1
                        """);
    }

    /// Returns the id of the article after a place.
    public Optional<Long> next(long list, Place place) {
        return find(list, place, """
                        select article.id
                        from issue join issue_article on issue_article.issue_id = issue.id
                            join article on article.id = issue_article.article_id
                        where %s and (issue.id, issue_article.position) > (:issue, :position) and not %s
                        order by issue_article.issue_id, issue_article.position limit 1
                        """);
    }

    private Optional<Long> find(long list, Place place, String query) {
        return handle.createQuery(query.formatted(SHOWN, COMES_AGAIN))
                .bind("list", list)
                .bind("issue", place.issue())
                .bind("position", place.position())
                .mapTo(Long.class)
                .findFirst();
    }
}
