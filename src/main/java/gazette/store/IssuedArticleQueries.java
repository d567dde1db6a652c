package gazette.store;

import gazette.articles.StoredArticle;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Finds articles in issues, and in the mails of issues.
public final class IssuedArticleQueries {
    private final Handle handle;

    IssuedArticleQueries(Handle handle) {
        this.handle = handle;
    }

    /// Returns whether an article is in an issue, or a mail.
    public boolean isIssued(long id) {
        return handle.createQuery("""
                        select (select count(*) from issue_article where article_id = :id)
                            + (select count(*) from variant_article where article_id = :id)
                        """).bind("id", id).mapTo(Long.class).one() > 0;
    }

    /// Returns every place that an article ever had in an issue of some lists, the oldest first, an issue's first
    /// article last. Each has the tags of all its languages, as it has for issues.
    public List<FeedArchivePosition> feedPositions(List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        List<FeedArchivePosition> places = handle.createQuery("""
                        select article.id, article.work_id as work,
                            case when article.shown_changed_at > coalesce(issue.shown_changed_at, issue.date)
                                then article.shown_changed_at
                                else coalesce(issue.shown_changed_at, issue.date) end as since, article.tags,
                            case when issue.status = 'cancelled' or issue.withdrawn = 1 or article.withdrawn = 1
                                then 1 else 0 end as is_hidden
                        from issue join issue_article on issue_article.issue_id = issue.id
                            join article on article.id = issue_article.article_id
                        where issue.list_id in (<lists>) and issue.undo_until is null
                        order by issue.id, issue_article.position desc
                        """)
                .bindList("lists", lists)
                .mapTo(FeedArchivePosition.class)
                .list();
        Map<Long, List<String>> translated = new TranslationTable(handle).tags();
        return places.stream()
                .map(place -> place.withTags(translated.getOrDefault(place.work(), List.of())))
                .toList();
    }

    /// Returns an issue's articles.
    public List<StoredArticle> ofIssue(long issue) {
        return handle.createQuery("select " + ArticleRow.COLUMNS + """
                         from article join issue_article on issue_article.article_id = article.id
                         where issue_article.issue_id = :issue order by issue_article.position
                        """)
                .bind("issue", issue)
                .mapTo(StoredArticle.class)
                .list();
    }

    /// Returns those of some lists whose issues hold an article, or a mail of theirs does. A version that may be
    /// shown is where the article is in any language.
    public List<Long> listsOf(long article, List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        List<Long> versions = versions(article);
        if (versions.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select distinct issue.list_id from issue
                        where issue.id in (
                                select issue_id from issue_article where article_id in (<versions>)
                                union select issue_id from variant_article where article_id in (<versions>))
                            and issue.list_id in (<lists>) and issue.status <> 'cancelled' and issue.withdrawn = 0
                        order by issue.list_id
                        """)
                .bindList("versions", versions)
                .bindList("lists", lists)
                .mapTo(Long.class)
                .list();
    }

    private List<Long> versions(long article) {
        return handle.createQuery("""
                        select version.id from article join article as version on version.work_id = article.work_id
                        where article.id = :article and (version.id = :article or article.released_at is not null)
                            and version.withdrawn = 0
                        """)
                .bind("article", article)
                .mapTo(Long.class)
                .list();
    }
}
