package gazette.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lists articles for editors, the latest first, a page at a time.
public final class ArticleListQueries {
    private static final long FIRST = Long.MAX_VALUE;

    private static final String COLUMNS = """
            select article.id, article.title, article.author, article.lang, article.source, article.path, article.slug,
                article.first_seen, article.updated_at, article.published, article.send_after, article.expires,
                article.present, article.draft, article.pinned,
                exists (select 1 from offer where offer.article_id = article.id and offer.verdict = 'issued') as issued,
                exists (select 1 from offer where offer.article_id = article.id and offer.verdict <> 'issued') as left_out,
                exists (select 1 from article_remark where article_remark.article_id = article.id
                    and article_remark.verdict = 'WARNING') as warned
            from article
            """;

    private final Handle handle;

    ArticleListQueries(Handle handle) {
        this.handle = handle;
    }

    /// Lists what can be asked for.
    public enum ArticleFilter {
        /// What the sources have.
        ALL,
        /// Free to go out, and in no issue yet.
        NEW,
        /// In an issue.
        ISSUED,
        /// Dropped or passed over by an issue.
        LEFT_OUT,
        /// Not free to go out, for whatever reason.
        HELD,
        DRAFT,
        /// To go out later.
        SCHEDULED,
        /// Its source does not have it any more.
        GONE
    }

    /// Describes an article in the list.
    ///
    /// @param present whether its source still has it
    /// @param issued whether it was in an issue
    /// @param leftOut whether an issue dropped it or passed it over
    /// @param warned whether its author should correct something
    public record ListedArticle(
            long id,
            String title,
            Optional<String> author,
            String lang,
            String source,
            String path,
            String slug,
            Instant firstSeen,
            Instant updatedAt,
            Optional<String> published,
            Optional<Instant> sendAfter,
            Optional<Instant> expires,
            boolean present,
            boolean draft,
            boolean pinned,
            boolean issued,
            boolean leftOut,
            boolean warned) {
        /// Returns until when it waits; empty if it does not.
        public Optional<Instant> waitsUntil(Instant now) {
            return sendAfter
                    .or(() -> published.map(date -> OffsetDateTime.parse(date).toInstant()))
                    .filter(now::isBefore);
        }

        /// Returns whether it is too late for it.
        public boolean isExpired(Instant now) {
            return expires.filter(end -> !now.isBefore(end)).isPresent();
        }
    }

    /// Describes an issue that holds an article.
    ///
    /// @param isWithdrawn whether the web does not show it any more
    public record IssueOfArticle(String list, long number, String title, Instant date, boolean isWithdrawn) {}

    /// Returns a page of the list.
    ///
    /// @param search a part of the title, the author, the file or the tags; empty for all
    /// @param source empty for all
    /// @param after the id of the last article of the page before; empty for the first page
    public List<ListedArticle> page(
            ArticleFilter filter, String search, String source, Optional<Long> after, Instant now, int most) {
        return handle.createQuery(COLUMNS + """
                        where article.id < :after and (:source = '' or article.source = :source)
                            and (:search = '' or lower(article.title) like :like escape '!'
                                or lower(coalesce(article.author, '')) like :like escape '!'
                                or lower(article.path) like :like escape '!'
                                or lower(article.tags) like :like escape '!')
                            and (article.present = 1 or :filter in ('ISSUED', 'GONE', 'LEFT_OUT'))
                            and case :filter
                                when 'NEW' then article.released_at is not null
                                    and not exists (select 1 from offer where offer.article_id = article.id)
                                when 'ISSUED' then exists (select 1 from offer
                                    where offer.article_id = article.id and offer.verdict = 'issued')
                                when 'LEFT_OUT' then exists (select 1 from offer
                                        where offer.article_id = article.id and offer.verdict <> 'issued')
                                    and not exists (select 1 from offer
                                        where offer.article_id = article.id and offer.verdict = 'issued')
                                when 'HELD' then article.released_at is null
                                when 'DRAFT' then article.draft = 1
                                when 'SCHEDULED' then article.released_at is null and article.draft = 0
                                    and coalesce(article.expires, :far) > :now
                                when 'GONE' then article.present = 0
                                else 1 = 1 end
                        order by article.id desc limit :most
                        """)
                .bind("after", after.orElse(FIRST))
                .bind("source", source)
                .bind("search", search)
                .bind("like", "%" + search.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                .bind("filter", filter.name())
                .bind("now", now)
                .bind("far", FIRST)
                .bind("most", most)
                .mapTo(ListedArticle.class)
                .list();
    }

    /// Returns one article as the list shows it.
    public Optional<ListedArticle> find(long id) {
        return handle.createQuery(COLUMNS + "where article.id = :id")
                .bind("id", id)
                .mapTo(ListedArticle.class)
                .findOne();
    }

    /// Returns the issues that hold an article in any language, the latest first.
    public List<IssueOfArticle> issues(long article, int most) {
        return handle.createQuery("""
                        with version as (select other.id from article
                            join article as other on other.work_id = article.work_id where article.id = :article)
                        select list.name as list, issue.number, issue.title, issue.date, issue.withdrawn as is_withdrawn
                        from issue join list on list.id = issue.list_id
                        where issue.id in (
                            select issue_id from issue_article where article_id in (select id from version)
                            union select issue_id from variant_article where article_id in (select id from version))
                        order by issue.date desc, list.name limit :most
                        """)
                .bind("article", article)
                .bind("most", most)
                .mapTo(IssueOfArticle.class)
                .list();
    }
}
