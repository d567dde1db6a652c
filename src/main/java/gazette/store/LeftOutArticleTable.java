package gazette.store;

import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Stores which articles a series of issues has left out, because a mail could not go out with them. Each counts for
/// the version of the article that was tried: when the article changes, it is new again.
public final class LeftOutArticleTable {
    private final Handle handle;

    LeftOutArticleTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the ids of articles that are left out as they are now.
    public Set<Long> current(IssueSeriesKey series) {
        return handle.createQuery("""
                        select article.id from left_out_article
                        join article on article.id = left_out_article.article_id
                            and article.version_hash = left_out_article.version_hash
                        where list_id = :list and cadence = :cadence and audience = :audience
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .mapTo(Long.class)
                .set();
    }

    /// Returns the ids of articles that some issue of a list has left out as they are now.
    public Set<Long> ofList(String list) {
        return handle.createQuery("""
                        select article.id from left_out_article
                        join article on article.id = left_out_article.article_id
                            and article.version_hash = left_out_article.version_hash
                        join list on list.id = left_out_article.list_id where list.name = :list
                        """).bind("list", list).mapTo(Long.class).set();
    }

    /// Records that articles are left out as they are now.
    public void add(IssueSeriesKey series, Collection<Long> articles, long run) {
        for (long article : articles) {
            handle.createUpdate("""
                            insert into left_out_article (list_id, cadence, audience, article_id, version_hash, run_id)
                            select :list, :cadence, :audience, id, version_hash, :run from article where id = :article
                            on conflict (list_id, cadence, audience, article_id) do update
                                set version_hash = excluded.version_hash, run_id = excluded.run_id
                            """)
                    .bind("list", series.list())
                    .bind("cadence", series.cadence())
                    .bind("audience", series.audience())
                    .bind("article", article)
                    .bind("run", run)
                    .execute();
        }
    }
}
