package gazette.store;

import gazette.articles.ReleasedArticle;
import gazette.articles.StoredArticle;
import gazette.articles.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Numbers articles when they may go out: after their hold, in the order of their dates.
public final class ReleasedArticleTable {
    private final Handle handle;

    /// Describes a version; not every one has a number.
    private record NumberedRow(Optional<Long> number, boolean isPresent, StoredArticle filed) {}

    ReleasedArticleTable(Handle handle) {
        this.handle = handle;
    }

    /// Releases the articles that may go out now, and numbers them, the oldest first. A translation shares the
    /// number that its article has.
    public void assign(Instant now) {
        waiting(now).stream()
                .sorted(Comparator.comparing(StoredArticle::date).thenComparingLong(StoredArticle::id))
                .forEach(stored -> assign(stored.id(), now));
    }

    /// Returns the articles that may go out now and are not released yet, without their texts.
    public List<StoredArticle> waiting(Instant now) {
        return handle
                .createQuery("select " + ArticleRow.BRIEF
                        + " from article where present = 1 and draft = 0 and released_at is null")
                .mapTo(StoredArticle.class)
                .stream()
                .filter(stored -> !stored.article().isHeld(now))
                .toList();
    }

    /// Returns the highest number so far.
    public long last() {
        return handle.createQuery("select coalesce(max(release_seq), 0) from article")
                .mapTo(Long.class)
                .one();
    }

    /// Returns the articles that have a number from this one on, in the order of their numbers.
    public List<ReleasedArticle> from(long number) {
        Map<Long, List<NumberedRow>> works = handle
                .createQuery("select article.release_seq, article.present, " + ArticleRow.BRIEF + """
                         from article where article.work_id in (
                             select work_id from article where release_seq >= :number)
                         order by article.release_seq is null, article.release_seq
                        """)
                .bind("number", number)
                .map((row, context) ->
                        new NumberedRow(number(row), row.getInt("present") == 1, ArticleRow.storedArticle(row)))
                .stream()
                .collect(Collectors.groupingBy(row -> row.filed().work(), LinkedHashMap::new, Collectors.toList()));
        return works.values().stream().map(ReleasedArticleTable::released).toList();
    }

    private static ReleasedArticle released(List<NumberedRow> rows) {
        boolean isPresent = rows.stream().anyMatch(NumberedRow::isPresent);
        List<StoredArticle> versions = rows.stream()
                .filter(row -> row.isPresent() == isPresent)
                .map(NumberedRow::filed)
                .toList();
        return new ReleasedArticle(
                rows.stream().flatMap(row -> row.number().stream()).toList(),
                isPresent,
                Work.of(versions).getFirst());
    }

    private static Optional<Long> number(ResultSet row) throws SQLException {
        long number = row.getLong("release_seq");
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /// Returns the works of which a mail of a list had a version.
    public Set<Long> mailed(long list) {
        return handle.createQuery("""
                        select article.work_id from issue_article
                        join article on article.id = issue_article.article_id
                        join issue on issue.id = issue_article.issue_id where issue.list_id = :list
                        union
                        select article.work_id from variant_article
                        join article on article.id = variant_article.article_id
                        join issue on issue.id = variant_article.issue_id where issue.list_id = :list
                        """).bind("list", list).mapTo(Long.class).set();
    }

    private void assign(long id, Instant now) {
        handle.createUpdate("update article set released_at = :now where id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute();
        handle.createUpdate("""
                        update article set release_seq = (
                            select case when max(release_seq) > 0 then max(release_seq) else 0 end + 1 from article)
                        where id = :id and not exists (select 1 from article as version
                            where version.work_id = article.work_id and version.release_seq is not null)
                        """).bind("id", id).execute();
    }
}
