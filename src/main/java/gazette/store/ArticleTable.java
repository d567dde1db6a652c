package gazette.store;

import gazette.articles.Article;
import gazette.articles.ArticleOrigin;
import gazette.articles.StoredArticle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Stores articles. What an article got when it was first stored (slug, feed id) never changes.
public final class ArticleTable {
    private final Handle handle;

    ArticleTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a stored article with its hashes.
    ///
    /// @param content hash of title and text: what makes two files one article
    /// @param version hash of all that subscribers see
    public record HashedArticle(StoredArticle filed, String content, String version) {}

    /// Returns the article that a source knows by a key.
    public Optional<HashedArticle> byKey(String source, String key) {
        return handle.createQuery(
                        "select " + ArticleRow.COLUMNS + " from article where source = :source and source_key = :key")
                .bind("source", source)
                .bind("key", key)
                .mapTo(HashedArticle.class)
                .findOne();
    }

    /// Returns the first article with the same title and text.
    public Optional<HashedArticle> byContent(String content) {
        return handle.createQuery("select " + ArticleRow.COLUMNS
                        + " from article where content_hash = :content order by id limit 1")
                .bind("content", content)
                .mapTo(HashedArticle.class)
                .findOne();
    }

    /// Describes an article that its source still has: its key there, and the page it is about.
    public record LinkedArticle(String source, String key, String link) {}

    /// Returns the articles that are about a page of the web, the first stored first.
    public List<LinkedArticle> withLink() {
        return handle.createQuery("""
                        select source, source_key as key, link from article where link is not null and present = 1 order by id
                        """).mapTo(LinkedArticle.class).list();
    }

    /// Returns the article at `/a/SLUG`.
    public Optional<StoredArticle> bySlug(String slug) {
        return handle.createQuery("select " + ArticleRow.COLUMNS + " from article where slug = :slug")
                .bind("slug", slug)
                .mapTo(StoredArticle.class)
                .findOne();
    }

    /// Stores a new article under a slug that is free.
    ///
    /// @return its id
    public long add(Article article, String slug, String feedId, String content, String version, Instant now) {
        var insert = handle.createUpdate("""
                insert into article (source, source_key, work_key, path, present, slug, feed_id, content_hash, version_hash,
                    first_seen, updated_at, title, author, published, place, link, cover, lead_picture, lang, tags, html,
                    body_text, summary, pinned, draft, send_after, expires, listed_at)
                values (:source, :key, :work, :path, 1, :slug, :feedId, :content, :version, :now, :now, :title, :author,
                    :published, :place, :link, :cover, :lead, :lang, :tags, :html, :text, :summary, :pinned, :draft,
                    :sendAfter, :expires, :listed)
                """);
        ArticleRow.bind(insert, article)
                .bind("slug", slug)
                .bind("feedId", feedId)
                .bind("content", content)
                .bind("version", version)
                .bind("now", now)
                .execute();
        return handle.createQuery("update article set work_id = id where slug = :slug returning id")
                .bind("slug", slug)
                .mapTo(Long.class)
                .one();
    }

    /// Stores an edit; the article stays the same one.
    public void edit(long id, Article article, String content, String version, Instant now) {
        var update = handle.createUpdate("""
                update article set source = :source, source_key = :key, work_key = :work, path = :path, present = 1,
                    content_hash = :content, version_hash = :version, updated_at = :now, title = :title,
                    author = :author, published = :published, place = :place, link = :link, cover = :cover,
                    lead_picture = :lead, lang = :lang, tags = :tags, html = :html, body_text = :text, summary = :summary, pinned = :pinned,
                    draft = :draft, send_after = :sendAfter, expires = :expires,
                    released_at = case when :held = 1 then null else released_at end
                where id = :id
                """);
        ArticleRow.bind(update, article)
                .bind("held", article.isHeld(now) ? 1 : 0)
                .bind("id", id)
                .bind("content", content)
                .bind("version", version)
                .bind("now", now)
                .execute();
    }

    /// Records that an article that was issued is held. Its text stays the one that was issued. It has no version until
    /// it may go out: whatever it is then counts as an edit, also what was issued.
    public void hold(long id, Article article) {
        var update = handle.createUpdate("""
                update article set source = :source, source_key = :key, work_key = :work, path = :path,
                    present = 1, published = :published, draft = :draft, send_after = :sendAfter,
                    expires = :expires, version_hash = '', released_at = null
                where id = :id and (version_hash <> '' or released_at is not null or present = 0 or path <> :path
                    or source_key <> :key or work_key <> :work or draft <> :draft
                    or published is distinct from :published or send_after is distinct from :sendAfter
                    or expires is distinct from :expires)
                """);
        ArticleRow.bindOrigin(update, article.origin());
        ArticleRow.bindHold(update, article).bind("id", id).execute();
    }

    /// Records where an article lies now and under which key it is known; a moved file is no edit.
    public void updateOrigin(long id, Article article) {
        var update = handle.createUpdate("""
                update article set source = :source, source_key = :key, work_key = :work, path = :path, present = 1
                where id = :id
                """);
        ArticleRow.bindOrigin(update, article.origin()).bind("id", id).execute();
    }

    /// Returns the article whose file was at a path at the last look.
    public Optional<HashedArticle> byPath(String source, String path) {
        return handle.createQuery("select " + ArticleRow.COLUMNS + """
                         from article where source = :source and path = :path and present = 1
                        order by article.id limit 1
                        """)
                .bind("source", source)
                .bind("path", path)
                .mapTo(HashedArticle.class)
                .findOne();
    }

    /// Returns whether a slug is taken.
    public boolean hasSlug(String slug) {
        return handle.createQuery("select count(*) from article where slug = :slug")
                        .bind("slug", slug)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Describes an article as its source had it at the last look.
    ///
    /// @param version hash of all that subscribers see, and of what holds it back
    public record KnownVersion(String version, ArticleOrigin origin) {}

    /// Returns a source's articles by their keys, as they were at the last look.
    public Map<String, KnownVersion> versions(String source) {
        return handle.createQuery("""
                        select version_hash, source, source_key, work_key, path from article
                        where source = :source and present = 1
                        """)
                .bind("source", source)
                .map((row, context) -> new KnownVersion(row.getString("version_hash"), ArticleRow.origin(row)))
                .collect(Collectors.toMap(known -> known.origin().key(), known -> known));
    }

    /// Returns paths of a source's articles whose files were there at the last look.
    public List<String> presentPaths(String source) {
        return handle.createQuery("select path from article where source = :source and present = 1")
                .bind("source", source)
                .mapTo(String.class)
                .list();
    }

    /// Records that an article's file is gone: it is not offered any more, and stays where it was published.
    public void markMissing(String source, String path) {
        handle.createUpdate("update article set present = 0 where source = :source and path = :path")
                .bind("source", source)
                .bind("path", path)
                .execute();
    }

    /// Records that another article took the place of this one: it is not offered any more, and stays where it was
    /// published.
    public void markReplaced(long id) {
        handle.createUpdate("update article set present = 0 where id = :id")
                .bind("id", id)
                .execute();
    }

    /// Takes an article in all its languages off the web, or puts it back. Mails stay as they are, and so does what was
    /// decided for issues.
    ///
    /// @return whether that changed anything
    public boolean withdraw(long article, boolean withdrawn, Instant now) {
        return handle.createUpdate("""
                                update article set withdrawn = :withdrawn, shown_changed_at = :now
                                where work_id = (select work_id from article where id = :article)
                                    and withdrawn <> :withdrawn
                                """)
                        .bind("article", article)
                        .bind("withdrawn", withdrawn ? 1 : 0)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /// Describes an article of an issue, as editors need it to change it on the web.
    public record WebArticle(
            long id, String slug, String title, String lang, String source, String path, boolean isWithdrawn) {
        /// Returns the source and the path in it.
        public String file() {
            return source + "/" + path;
        }
    }

    /// Returns the articles of an issue in all their languages, in its order.
    public List<WebArticle> ofIssueOnWeb(long issue) {
        return handle.createQuery("""
                        select version.id, version.slug, version.title, version.lang, version.source, version.path,
                            version.withdrawn as is_withdrawn
                        from issue_article join article on article.id = issue_article.article_id
                            join article as version on version.work_id = article.work_id
                                and (version.id = article.id or version.released_at is not null)
                        where issue_article.issue_id = :issue order by issue_article.position, version.id
                        """)
                .bind("issue", issue)
                .mapTo(WebArticle.class)
                .list();
    }

    /// Returns whether an article was taken off the web.
    public boolean isWithdrawn(long article) {
        return handle.createQuery("select count(*) from article where id = :article and withdrawn = 1")
                        .bind("article", article)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Returns articles that came in or were edited at or after an instant.
    public List<Long> changedSince(Instant since) {
        return handle.createQuery("select id from article where updated_at >= :since order by id")
                .bind("since", since)
                .mapTo(Long.class)
                .list();
    }

    /// Returns whether there is an article.
    public boolean hasAny() {
        return handle.createQuery("select exists (select 1 from article) as found")
                .mapTo(Boolean.class)
                .one();
    }

    /// Returns articles by their ids, in that order.
    public List<StoredArticle> byIds(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, StoredArticle> found = handle.createQuery(
                        "select " + ArticleRow.COLUMNS + " from article where article.id in (<ids>)")
                .bindList("ids", ids)
                .mapTo(StoredArticle.class)
                .collect(Collectors.toMap(StoredArticle::id, stored -> stored));
        return ids.stream().map(found::get).toList();
    }

    /// Returns the feed id of the first article ever filed.
    public Optional<String> firstFeedId() {
        return handle.createQuery("select feed_id from article order by id limit 1")
                .mapTo(String.class)
                .findOne();
    }
}
