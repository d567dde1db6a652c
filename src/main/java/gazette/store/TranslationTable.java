package gazette.store;

import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.store.ArticleTable.HashedArticle;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
        return handle.createQuery("select " + ArticleRow.COLUMNS
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
                .createQuery("select " + ArticleRow.BRIEF + """
                         from article where article.work_id in (<works>) and article.released_at is not null
                        order by article.id
                        """)
                .bindList("works", List.copyOf(works))
                .mapTo(StoredArticle.class)
                .stream()
                .collect(Collectors.groupingBy(StoredArticle::work));
    }

    /// Returns works that are there in several languages, each in the version that [Work#in] finds.
    ///
    /// @param condition says which versions are taken
    public Map<Long, StoredArticle> translated(
            Collection<Long> works, Predicate<StoredArticle> condition, String... languages) {
        List<Long> chosen = released(works).values().stream()
                .filter(versions -> versions.size() > 1)
                .flatMap(versions -> new Work(versions).only(condition).stream())
                .map(work -> work.in(languages).id())
                .toList();
        return new ArticleTable(handle)
                .byIds(chosen).stream().collect(Collectors.toMap(StoredArticle::work, stored -> stored));
    }

    /// Returns the tags of versions that may be shown, by work, of works that have several.
    Map<Long, List<String>> tags() {
        return handle.createQuery("""
                        select version.work_id, version.tags from article as version
                        where version.released_at is not null and version.tags <> '' and version.work_id in (
                            select other.work_id from article as other where other.id <> other.work_id)
                        order by version.id
                        """)
                .map((row, _) -> Map.entry(
                        row.getLong("work_id"), row.getString("tags").lines().toList()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.flatMapping(entry -> entry.getValue().stream(), Collectors.toList())));
    }

    /// Returns the languages in which lists' issues have articles that are there in several.
    public List<String> languages(List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        select distinct version.lang from article as version
                        where version.released_at is not null and version.withdrawn = 0
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

    /// Puts a row together with those that it has come to be one article with, and apart from those that it was one
    /// with. To be called when a row is new or its `work_key` has changed, in the same transaction: before it is
    /// together, nobody may number it or send it.
    ///
    /// @param id the row
    public void join(long id) {
        List<Move> moves = handle.createQuery("""
                        select article.id, article.work_id as "from", (select min(first.id) from article as first
                            where first.source = article.source and first.work_key = article.work_key) as "to"
                        from article where article.id in (
                            select mate.id from article as changed join article as mate
                                on mate.source = changed.source and mate.work_key = changed.work_key
                            where changed.id = :id
                            union select mate.id from article as changed join article as mate
                                on mate.work_id = changed.work_id
                            where changed.id = :id)
                        """).bind("id", id).mapTo(Move.class).stream()
                .filter(move -> move.from() != move.to())
                .toList();
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
