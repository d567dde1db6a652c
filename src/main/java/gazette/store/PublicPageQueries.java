package gazette.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Lists the pages of issues and articles that are on the web, with the time of their last change.
public final class PublicPageQueries {
    private static final String SHOWN =
            "issue.list_id in (<lists>) and issue.status <> 'cancelled' and issue.withdrawn = 0";

    private final Handle handle;

    PublicPageQueries(Handle handle) {
        this.handle = handle;
    }

    /// Describes an article's page, which is at `/a/SLUG`.
    ///
    /// @param work what it has in common with its pages in other languages
    public record ArticlePage(String slug, Instant changed, long work, String lang) {}

    /// Describes an issue's page, which is at `/LIST/NUMBER`.
    ///
    /// @param appeared when it was frozen, or shown again
    /// @param edited when one of its articles last changed; the same as `appeared` if it has none
    public record IssuePage(String list, long number, Instant appeared, Instant edited) {
        /// Returns when anything on the page last changed.
        public Instant changed() {
            return edited.isAfter(appeared) ? edited : appeared;
        }
    }

    /// Returns the pages of the articles in some lists' issues, in all their languages, by their addresses.
    public List<ArticlePage> articles(List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select distinct article.slug, article.updated_at as changed, article.work_id as work,
                            article.lang
                        from issue
                            join issue_article on issue_article.issue_id = issue.id
                            join article as issued on issued.id = issue_article.article_id
                            join article on article.work_id = issued.work_id
                                and (article.id = issued.id or article.released_at is not null)
                        where %s and article.withdrawn = 0
                        order by article.slug
                        """.formatted(SHOWN))
                .bindList("lists", lists)
                .mapTo(ArticlePage.class)
                .list();
    }

    /// Returns the pages of some lists' issues, list by list, the oldest first.
    public List<IssuePage> issues(List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select list.name as list, issue.number, coalesce(issue.shown_changed_at, issue.date) as appeared,
                            coalesce(max(article.updated_at), issue.shown_changed_at, issue.date) as edited
                        from issue join list on list.id = issue.list_id
                            left join issue_article on issue_article.issue_id = issue.id
                            left join article on article.id = issue_article.article_id
                        where %s
                        group by issue.id, list.name, issue.number, issue.shown_changed_at, issue.date
                        order by list.name, issue.number
                        """.formatted(SHOWN))
                .bindList("lists", lists)
                .mapTo(IssuePage.class)
                .list();
    }
}
