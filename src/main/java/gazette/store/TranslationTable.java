package gazette.store;

import gazette.articles.StoredArticle;
import gazette.store.ArticleTable.HashedArticle;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Keeps together the rows that are one article in several languages: a work. All have the id of the first one.
///
/// For example, row 4 is `a.md` and row 9 is `a.zh.md`: both are of work 4, row 4 has the release number, and what
/// was decided about row 4 counts for row 9. If `a.zh.md` gets an `id` of its own, row 9 is of work 9.
public final class TranslationTable {
    private final Handle handle;

    TranslationTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a row that is to change its work.
    private record Move(long id, long from, long to) {}

    /// Returns all rows of a source that have something in common, the first stored first.
    ///
    /// @param work see [gazette.articles.ArticleOrigin#work]
    public List<HashedArticle> ofKey(String source, String work) {
        return handle.createQuery("select " + ArticleTable.columns()
                        + " from article where source = :source and work_key = :work order by article.id")
                .bind("source", source)
                .bind("work", work)
                .mapTo(HashedArticle.class)
                .list();
    }

    /// Returns the versions of works that may be shown, without their texts, the first stored first.
    public Map<Long, List<StoredArticle>> released(Collection<Long> works) {
        if (works.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery("select " + ArticleTable.briefColumns() + """
                         from article where article.work_id in (<works>) and article.released_at is not null
                        order by article.id
                        """)
                .bindList("works", List.copyOf(works))
                .mapTo(StoredArticle.class)
                .stream()
                .collect(Collectors.groupingBy(StoredArticle::work));
    }

    /// Returns the languages in which lists' issues have articles that are there in several.
    public List<String> languages(List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select distinct version.lang from article as version
                        where version.released_at is not null
                            and exists (select 1 from article as other
                                where other.work_id = version.work_id and other.id <> version.id
                                    and other.released_at is not null)
                            and exists (select 1 from article as issued
                                join issue_article on issue_article.article_id = issued.id
                                join issue on issue.id = issue_article.issue_id
                                where issued.work_id = version.work_id and issue.list_id in (<lists>)
                                    and issue.status <> 'cancelled' and issue.withdrawn = 0)
                        order by version.lang
                        """)
                .bindList("lists", lists)
                .mapTo(String.class)
                .list();
    }

    /// Puts rows together that have come to be one article, and apart those that are no longer.
    public void join() {
        List<Move> moves = handle.createQuery("""
                        select article.id, article.work_id as "from", work.first as "to"
                        from article join (select source, work_key, min(id) as first from article
                            group by source, work_key) as work
                            on work.source = article.source and work.work_key = article.work_key
                        where article.work_id <> work.first
                        """).mapTo(Move.class).list();
        Set<Long> left = new HashSet<>();
        for (Move move : moves) {
            if (isNumbered(move.from())) {
                left.addAll(members(move.from()));
            }
        }
        moves.forEach(move -> handle.execute("update article set work_id = ? where id = ?", move.to(), move.id()));
        left.forEach(this::countAsReleased);
        moves.stream().map(Move::to).distinct().forEach(this::shareOffers);
    }

    private boolean isNumbered(long work) {
        return handle.createQuery("select count(*) from article where work_id = :work and release_seq is not null")
                        .bind("work", work)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private List<Long> members(long work) {
        return handle.createQuery("select id from article where work_id = :work")
                .bind("work", work)
                .mapTo(Long.class)
                .list();
    }

    /// Gives a version that left its work a number that everybody is covered with: below all others.
    private void countAsReleased(long id) {
        handle.createUpdate("""
                        update article set release_seq = (
                            select coalesce(min(release_seq), 0) - 1 from article where release_seq <= 0)
                        where id = :id and released_at is not null and not exists (
                            select 1 from article as other
                            where other.work_id = article.work_id and other.release_seq is not null)
                        """).bind("id", id).execute();
    }

    /// Counts all versions of a work as offered where one is.
    private void shareOffers(long work) {
        handle.createUpdate("""
                        insert into offer (list_id, cadence, audience, article_id, verdict, run_id)
                        select offer.list_id, offer.cadence, offer.audience, version.id, offer.verdict, offer.run_id
                        from article join offer on offer.article_id = article.id
                            join article as version on version.work_id = article.work_id and version.id <> article.id
                        where article.work_id = :work
                        on conflict do nothing
                        """).bind("work", work).execute();
    }
}
