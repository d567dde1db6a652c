package gazette.store;

import gazette.articles.ReleasedArticle;
import gazette.articles.StoredArticle;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Numbers articles when they may go out: after their hold, in the order of their dates.
public final class ReleasedArticleTable {
    private final Handle handle;

    ReleasedArticleTable(Handle handle) {
        this.handle = handle;
    }

    /// Numbers the articles that may go out now and have no number yet, the oldest first.
    public void assign(Instant now) {
        List<StoredArticle> waiting = handle.createQuery("select " + ArticleTable.briefColumns()
                        + " from article where present = 1 and draft = 0 and release_seq is null")
                .mapTo(StoredArticle.class)
                .list();
        waiting.stream()
                .filter(stored -> stored.article().holdReason(now).isEmpty())
                .sorted(Comparator.comparing(StoredArticle::date).thenComparingLong(StoredArticle::id))
                .forEach(stored -> assign(stored.id()));
    }

    /// Returns the highest number so far.
    public long last() {
        return handle.createQuery("select coalesce(max(release_seq), 0) from article")
                .mapTo(Long.class)
                .one();
    }

    /// Returns the articles from a number on, in their order.
    public List<ReleasedArticle> from(long number) {
        return handle.createQuery("select article.release_seq, article.present, " + ArticleTable.briefColumns() + """
                         from article where article.release_seq >= :number order by article.release_seq
                        """)
                .bind("number", number)
                .map((row, context) -> new ReleasedArticle(
                        row.getLong("release_seq"), row.getInt("present") == 1, ArticleTable.storedArticle(row)))
                .list();
    }

    /// Returns the ids of articles that were in a mail of a list.
    public Set<Long> mailed(long list) {
        return handle.createQuery("""
                        select issue_article.article_id from issue_article
                        join issue on issue.id = issue_article.issue_id where issue.list_id = :list
                        union
                        select variant_article.article_id from variant_article
                        join issue on issue.id = variant_article.issue_id where issue.list_id = :list
                        """).bind("list", list).mapTo(Long.class).set();
    }

    private void assign(long id) {
        handle.createUpdate("""
                        update article set release_seq = (select coalesce(max(release_seq), 0) + 1 from article)
                        where id = :id
                        """).bind("id", id).execute();
    }
}
