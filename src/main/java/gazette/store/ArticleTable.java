package gazette.store;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.PublishingOptions;
import gazette.articles.StoredArticle;
import gazette.articles.images.ArticleImage;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Stores articles. What an article got when it was first stored (slug, feed id) never changes.
public final class ArticleTable {
    private static final String COLUMNS = """
            article.id, article.work_id, article.source, article.source_key, article.work_key, article.path, article.slug, article.feed_id,
            article.content_hash, article.version_hash, article.first_seen, article.updated_at, article.title,
            article.author, article.published, article.place, article.link, article.cover, article.lang, article.tags,
            article.html, article.body_text, article.summary, article.pinned, article.draft, article.send_after,
            article.expires,
            (select max(width) from picture where picture.name = substr(article.cover, 4)) as cover_width,
            (select max(height) from picture where picture.name = substr(article.cover, 4)) as cover_height
            """;

    private static final String BRIEF =
            COLUMNS.replace("article.html, article.body_text", "'' as html, '' as body_text");

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
        return handle.createQuery("select " + COLUMNS + " from article where source = :source and source_key = :key")
                .bind("source", source)
                .bind("key", key)
                .mapTo(HashedArticle.class)
                .findOne();
    }

    /// Returns the first article with the same title and text.
    public Optional<HashedArticle> byContent(String content) {
        return handle.createQuery(
                        "select " + COLUMNS + " from article where content_hash = :content order by id limit 1")
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
        return handle.createQuery("select " + COLUMNS + " from article where slug = :slug")
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
                    first_seen, updated_at, title, author, published, place, link, cover, lang, tags, html, body_text,
                    summary, pinned, draft, send_after, expires)
                values (:source, :key, :work, :path, 1, :slug, :feedId, :content, :version, :now, :now, :title, :author,
                    :published, :place, :link, :cover, :lang, :tags, :html, :text, :summary, :pinned, :draft, :sendAfter,
                    :expires)
                """);
        bind(insert, article);
        insert.bind("slug", slug)
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
                    lang = :lang, tags = :tags, html = :html, body_text = :text, summary = :summary, pinned = :pinned,
                    draft = :draft, send_after = :sendAfter, expires = :expires,
                    released_at = case when :held = 1 then null else released_at end
                where id = :id
                """);
        bind(update, article);
        update.bind("held", article.isHeld(now) ? 1 : 0);
        update.bind("id", id)
                .bind("content", content)
                .bind("version", version)
                .bind("now", now)
                .execute();
    }

    /// Returns whether an article is in an issue, or a mail.
    public boolean isIssued(long id) {
        return handle.createQuery("""
                        select (select count(*) from issue_article where article_id = :id)
                            + (select count(*) from variant_article where article_id = :id)
                        """).bind("id", id).mapTo(Long.class).one() > 0;
    }

    /// Records that an article that was issued is held. Its text stays the one that was issued, and so does its
    /// version: it is not edited before it may go out.
    public void hold(long id, Article article) {
        handle.createUpdate("""
                        update article set source = :source, source_key = :key, work_key = :work, path = :path,
                            present = 1, published = :published, draft = :draft, send_after = :sendAfter,
                            expires = :expires, released_at = null
                        where id = :id and (released_at is not null or present = 0 or path <> :path
                            or source_key <> :key or work_key <> :work or draft <> :draft
                            or published is distinct from :published or send_after is distinct from :sendAfter
                            or expires is distinct from :expires)
                        """)
                .bind("source", article.source())
                .bind("key", article.key())
                .bind("work", article.origin().work())
                .bind("path", article.origin().file().toString())
                .bind(
                        "published",
                        article.published().map(OffsetDateTime::toString).orElse(null))
                .bind("draft", article.options().draft() ? 1 : 0)
                .bind("sendAfter", article.options().sendAfter())
                .bind("expires", article.options().expires())
                .bind("id", id)
                .execute();
    }

    /// Records where an article lies now and under which key it is known; a moved file is no edit.
    public void updateOrigin(long id, Article article) {
        handle.createUpdate("""
                        update article set source = :source, source_key = :key, work_key = :work, path = :path,
                            present = 1
                        where id = :id
                        """)
                .bind("source", article.source())
                .bind("key", article.key())
                .bind("work", article.origin().work())
                .bind("path", article.origin().file().toString())
                .bind("id", id)
                .execute();
    }

    /// Returns the article whose file was at a path at the last look.
    public Optional<HashedArticle> byPath(String source, String path) {
        return handle.createQuery("select " + COLUMNS + """
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
                .map((row, context) -> new KnownVersion(row.getString("version_hash"), origin(row)))
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

    /// Returns articles that came in or were edited at or after an instant.
    public List<Long> changedSince(Instant since) {
        return handle.createQuery("select id from article where updated_at >= :since order by id")
                .bind("since", since)
                .mapTo(Long.class)
                .list();
    }

    /// Returns every place that an article ever had in an issue of some lists, the oldest first, an issue's first
    /// article last. Each has the tags of all its languages, as it has for issues.
    public List<FeedArchivePosition> feedPositions(List<Long> lists) {
        if (lists.isEmpty()) {
            return List.of();
        }
        List<FeedArchivePosition> places = handle.createQuery("""
                        select article.id, article.work_id as work,
                            coalesce(issue.shown_changed_at, issue.date) as since, article.tags,
                            case when issue.status = 'cancelled' or issue.withdrawn = 1 then 1 else 0 end as is_hidden
                        from issue join issue_article on issue_article.issue_id = issue.id
                            join article on article.id = issue_article.article_id
                        where issue.list_id in (<lists>)
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
        return handle.createQuery("select " + COLUMNS + """
                         from article join issue_article on issue_article.article_id = article.id
                         where issue_article.issue_id = :issue order by issue_article.position
                        """)
                .bind("issue", issue)
                .mapTo(StoredArticle.class)
                .list();
    }

    /// Returns articles by their ids, in that order.
    public List<StoredArticle> byIds(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, StoredArticle> found = handle.createQuery(
                        "select " + COLUMNS + " from article where article.id in (<ids>)")
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

    /// Returns those of some lists whose issues hold an article, or a mail of theirs does. A version that may be
    /// shown is where the article is in any language.
    public List<Long> listsOf(long article, List<Long> lists) {
        if (lists.isEmpty()) {
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
                .bindList("versions", versions(article))
                .bindList("lists", lists)
                .mapTo(Long.class)
                .list();
    }

    private List<Long> versions(long article) {
        return handle.createQuery("""
                        select version.id from article join article as version on version.work_id = article.work_id
                        where article.id = :article and (version.id = :article or article.released_at is not null)
                        """)
                .bind("article", article)
                .mapTo(Long.class)
                .list();
    }

    static StoredArticle storedArticle(ResultSet row) throws SQLException {
        return new StoredArticle(
                row.getLong("id"),
                row.getLong("work_id"),
                row.getString("slug"),
                row.getString("feed_id"),
                Instant.ofEpochMilli(row.getLong("first_seen")),
                Instant.ofEpochMilli(row.getLong("updated_at")),
                article(row));
    }

    static String columns() {
        return COLUMNS;
    }

    /// Returns the columns without the texts, which are large.
    static String briefColumns() {
        return BRIEF;
    }

    static HashedArticle hashedArticle(ResultSet row) throws SQLException {
        return new HashedArticle(storedArticle(row), row.getString("content_hash"), row.getString("version_hash"));
    }

    private static Article article(ResultSet row) throws SQLException {
        return new Article(
                origin(row),
                row.getString("title"),
                new Byline(
                        Optional.ofNullable(row.getString("author")),
                        Optional.ofNullable(row.getString("published")).map(OffsetDateTime::parse),
                        Optional.ofNullable(row.getString("place"))),
                Optional.ofNullable(row.getString("link")),
                row.getString("lang"),
                row.getString("tags").lines().toList(),
                new ArticleBodyAndImages(
                        Optional.ofNullable(row.getString("cover")),
                        row.getString("html"),
                        row.getString("body_text"),
                        row.getString("summary"),
                        cover(row)),
                new PublishingOptions(
                        row.getBoolean("pinned"),
                        row.getBoolean("draft"),
                        instant(row, "send_after"),
                        instant(row, "expires"),
                        Optional.empty()));
    }

    private static ArticleOrigin origin(ResultSet row) throws SQLException {
        return new ArticleOrigin(
                row.getString("source"),
                Path.of(row.getString("path")),
                row.getString("source_key"),
                row.getString("work_key"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /// Returns the cover with its size, which only this table knows; the sizes of other images are in the text.
    private static List<ArticleImage> cover(ResultSet row) throws SQLException {
        int width = row.getInt("cover_width");
        return row.wasNull()
                ? List.of()
                : List.of(new ArticleImage(
                        row.getString("cover").replaceFirst("^/i/", ""), width, row.getInt("cover_height")));
    }

    private static void bind(SqlStatement<?> statement, Article article) {
        statement
                .bind("source", article.source())
                .bind("key", article.key())
                .bind("work", article.origin().work())
                .bind("path", article.origin().file().toString())
                .bind("title", article.title())
                .bind("author", article.author().orElse(null))
                .bind(
                        "published",
                        article.published().map(OffsetDateTime::toString).orElse(null))
                .bind("place", article.byline().place().orElse(null))
                .bind("link", article.link().orElse(null))
                .bind("cover", article.cover().orElse(null))
                .bind("lang", article.lang())
                .bind("tags", String.join("\n", article.tags()))
                .bind("html", article.html())
                .bind("text", article.text())
                .bind("summary", article.summary())
                .bind("pinned", article.options().pinned() ? 1 : 0)
                .bind("draft", article.options().draft() ? 1 : 0)
                .bind("sendAfter", article.options().sendAfter())
                .bind("expires", article.options().expires());
    }
}
