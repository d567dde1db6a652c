package gazette.store;

import gazette.articles.FiledArticle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What the readers of a list and cadence were offered by its issues, or never will be.
public final class OfferTable {
    private final Handle handle;

    OfferTable(Handle handle) {
        this.handle = handle;
    }

    /// Articles that a list's readers of one cadence were never offered, the longest-waiting first, held ones last.
    public List<FiledArticle> never(long list, String cadence) {
        return handle.createQuery("select " + ArticleTable.columns() + """
                         from article
                         where present = 1 and not exists (select 1 from offer where offer.list_id = :list
                             and offer.cadence = :cadence and offer.article_id = article.id)
                         order by release_seq is null, release_seq, article.id
                         """)
                .bind("list", list)
                .bind("cadence", cadence)
                .map((row, context) -> ArticleTable.filed(row))
                .list();
    }

    /// Keys (`source key`) of articles that a list's readers of one cadence were offered, or never will be.
    public Set<String> keys(long list, String cadence) {
        return handle.createQuery("""
                        select article.source || ' ' || article.source_key
                        from offer join article on article.id = offer.article_id
                        where offer.list_id = :list and offer.cadence = :cadence
                        """)
                .bind("list", list)
                .bind("cadence", cadence)
                .mapTo(String.class)
                .set();
    }

    /// Numbers, by articles' ids, of what a list's readers of one cadence were never offered.
    public Map<Long, Long> numbersOfNever(long list, String cadence) {
        return handle.createQuery("""
                        select id, release_seq from article
                        where release_seq is not null and not exists (select 1 from offer
                            where offer.list_id = :list and offer.cadence = :cadence and offer.article_id = article.id)
                        """)
                .bind("list", list)
                .bind("cadence", cadence)
                .map((row, context) -> Map.entry(row.getLong("id"), row.getLong("release_seq")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Ids of articles that a list's first issue of one cadence passed over.
    public Set<Long> passedOver(long list, String cadence) {
        return handle.createQuery("""
                        select article_id from offer
                        where list_id = :list and cadence = :cadence and verdict = 'passed-over'
                        """)
                .bind("list", list)
                .bind("cadence", cadence)
                .mapTo(Long.class)
                .set();
    }

    /// Notes that readers were offered an article, or never will be.
    ///
    /// @param verdict `issued`, `dropped` or `passed-over`
    public void enter(long list, String cadence, List<FiledArticle> articles, String verdict, long run) {
        if (articles.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                insert into offer (list_id, cadence, article_id, verdict, run_id)
                values (:list, :cadence, :article, :verdict, :run)
                """);
        for (FiledArticle filed : articles) {
            batch.bind("list", list)
                    .bind("cadence", cadence)
                    .bind("article", filed.id())
                    .bind("verdict", verdict)
                    .bind("run", run)
                    .add();
        }
        batch.execute();
    }
}
