package gazette.store;

import gazette.articles.StoredArticle;
import gazette.issues.FinalArticleVerdict;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/// Stores which articles a series of issues has offered, or never will.
public final class OfferedArticleTable {
    private final Handle handle;

    OfferedArticleTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the articles that a series never offered in any language, all versions of each, the longest-waiting
    /// first, held ones last.
    public List<StoredArticle> notYetOffered(IssueSeriesKey series) {
        return handle.createQuery("select " + ArticleRow.COLUMNS + """
                         from article
                         where present = 1 and withdrawn = 0 and not exists (select 1 from offer
                             where offer.list_id = :list and offer.cadence = :cadence and offer.audience = :audience
                             and offer.article_id = article.id)
                         order by coalesce(release_seq, (select max(release_seq) from article as version
                             where version.work_id = article.work_id), 9223372036854775807), article.id
                         """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .mapTo(StoredArticle.class)
                .list();
    }

    /// Records that works wait until the series has somebody to get them.
    public void keep(IssueSeriesKey series, Collection<Long> works) {
        for (long work : works) {
            handle.createUpdate("""
                            insert into kept_work (list_id, cadence, audience, work_id)
                            values (:list, :cadence, :audience, :work)
                            on conflict (list_id, cadence, audience, work_id) do nothing
                            """)
                    .bind("list", series.list())
                    .bind("cadence", series.cadence())
                    .bind("audience", series.audience())
                    .bind("work", work)
                    .execute();
        }
    }

    /// Returns the works that ever waited so.
    public Set<Long> kept(IssueSeriesKey series) {
        return handle.createQuery("""
                        select work_id from kept_work
                        where list_id = :list and cadence = :cadence and audience = :audience
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .mapTo(Long.class)
                .set();
    }

    /// Returns the numbers, by work, of articles that a series never offered.
    public Map<Long, List<Long>> numbersOfNotYetOffered(IssueSeriesKey series) {
        return handle.createQuery("""
                        select work_id, release_seq from article
                        where release_seq is not null and not exists (select 1 from offer
                            where offer.list_id = :list and offer.cadence = :cadence and offer.audience = :audience
                                and offer.article_id = article.id)
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .map((row, context) -> Map.entry(row.getLong("work_id"), row.getLong("release_seq")))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Returns the works that the first issue of a series passed over.
    public Set<Long> passedOver(IssueSeriesKey series) {
        return handle.createQuery("""
                        select article.work_id from offer join article on article.id = offer.article_id
                        where list_id = :list and cadence = :cadence and audience = :audience
                            and verdict = 'passed-over'
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .mapTo(Long.class)
                .set();
    }

    /// Returns, by work, what is to be said of the articles that an editor made new again for a series.
    public Map<Long, String> broughtBack(IssueSeriesKey series) {
        return handle.createQuery("""
                        select article.work_id, max(brought_back.verdict) as verdict
                        from brought_back join article on article.id = brought_back.article_id
                        where brought_back.list_id = :list and brought_back.cadence = :cadence
                            and brought_back.audience = :audience
                        group by article.work_id
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .map((row, _) -> Map.entry(
                        row.getLong("work_id"),
                        "it was " + row.getString("verdict").replace('-', ' ') + " before"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Returns the series that dropped an article or passed it over.
    public List<IssueSeriesKey> lostIn(long work) {
        return handle.createQuery("""
                        select distinct offer.list_id as list, offer.cadence, offer.audience
                        from offer join article on article.id = offer.article_id
                        where article.work_id = :work and offer.verdict in ('dropped', 'passed-over')
                        order by offer.list_id, offer.cadence, offer.audience
                        """)
                .bind("work", work)
                .mapTo(IssueSeriesKey.class)
                .list();
    }

    /// Returns what a series has decided about a work for good; empty if nothing.
    public Optional<FinalArticleVerdict> verdict(IssueSeriesKey series, long work) {
        return handle.createQuery("""
                        select offer.verdict from offer join article on article.id = offer.article_id
                        where offer.list_id = :list and offer.cadence = :cadence and offer.audience = :audience
                            and article.work_id = :work limit 1
                        """)
                .bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .bind("work", work)
                .mapTo(FinalArticleVerdict.class)
                .findOne();
    }

    /// Returns whether a series dropped a work or passed it over.
    public boolean isLost(IssueSeriesKey series, long work) {
        return verdict(series, work)
                .filter(verdict -> verdict != FinalArticleVerdict.ISSUED)
                .isPresent();
    }

    /// Makes an article that a series dropped or passed over new to it, in all languages, and records that.
    public void bringBack(IssueSeriesKey series, long work, Instant now) {
        lost(series, work, handle.createUpdate("""
                        insert into brought_back (list_id, cadence, audience, article_id, verdict, run_id, at)
                        select list_id, cadence, audience, article_id, verdict, run_id, :now from offer
                        where list_id = :list and cadence = :cadence and audience = :audience
                            and verdict in ('dropped', 'passed-over')
                            and article_id in (select id from article where work_id = :work)
                        """)).bind("now", now).execute();
        lost(series, work, handle.createUpdate("""
                        delete from offer
                        where list_id = :list and cadence = :cadence and audience = :audience
                            and verdict in ('dropped', 'passed-over')
                            and article_id in (select id from article where work_id = :work)
                        """)).execute();
    }

    private static Update lost(IssueSeriesKey series, long work, Update update) {
        return update.bind("list", series.list())
                .bind("cadence", series.cadence())
                .bind("audience", series.audience())
                .bind("work", work);
    }

    /// Records what an issue decided about articles for good, in all their languages.
    public void add(IssueSeriesKey series, List<StoredArticle> articles, FinalArticleVerdict verdict, long run) {
        if (articles.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                insert into offer (list_id, cadence, audience, article_id, verdict, run_id)
                select :list, :cadence, :audience, version.id, :verdict, :run
                from article join article as version on version.work_id = article.work_id
                where article.id = :article
                """);
        for (StoredArticle stored : articles) {
            batch.bind("list", series.list())
                    .bind("cadence", series.cadence())
                    .bind("audience", series.audience())
                    .bind("article", stored.id())
                    .bind("verdict", verdict)
                    .bind("run", run)
                    .add();
        }
        batch.execute();
    }
}
