package gazette.store;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.ArticleOrigin;
import gazette.articles.Byline;
import gazette.articles.PublishingOptions;
import gazette.articles.StoredArticle;
import gazette.articles.images.ArticleImage;
import gazette.store.ArticleTable.HashedArticle;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/// Maps an article to the columns of its row.
final class ArticleRow {
    static final String COLUMNS = """
            article.id, article.work_id, article.source, article.source_key, article.work_key, article.path,
            article.slug, article.feed_id,
            article.content_hash, article.version_hash, article.first_seen, article.updated_at, article.title,
            article.author, article.published, article.place, article.link, article.cover, article.lang, article.tags,
            article.html, article.body_text, article.summary, article.pinned, article.draft, article.send_after,
            article.expires, article.listed_at, article.corrections,
            article.lead_picture,
            (select max(width) from picture where picture.name = substr(article.lead_picture, 4)) as lead_width,
            (select max(height) from picture where picture.name = substr(article.lead_picture, 4)) as lead_height
            """;

    /// The columns without the texts, which are large.
    static final String BRIEF = COLUMNS.replace("article.html, article.body_text", "'' as html, '' as body_text")
            .replace("article.corrections", "'' as corrections");

    private ArticleRow() {}

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
                        Optional.ofNullable(row.getString("place")),
                        instant(row, "listed_at")),
                Optional.ofNullable(row.getString("link")),
                row.getString("lang"),
                row.getString("tags").lines().toList(),
                new ArticleBodyAndImages(
                        Optional.ofNullable(row.getString("cover")),
                        row.getString("html") + row.getString("corrections"),
                        row.getString("body_text"),
                        row.getString("summary"),
                        leadImage(row),
                        lead(row)),
                new PublishingOptions(
                        row.getBoolean("pinned"),
                        row.getBoolean("draft"),
                        instant(row, "send_after"),
                        instant(row, "expires"),
                        Optional.empty()));
    }

    static ArticleOrigin origin(ResultSet row) throws SQLException {
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

    /// An empty one says that nothing stands for the article.
    private static Optional<String> lead(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("lead_picture")).filter(address -> !address.isEmpty());
    }

    /// Returns the picture that stands for the article with its size, which only its row knows; the sizes of other
    /// images are in the text.
    private static List<ArticleImage> leadImage(ResultSet row) throws SQLException {
        int width = row.getInt("lead_width");
        return row.wasNull()
                ? List.of()
                : List.of(new ArticleImage(
                        row.getString("lead_picture").replaceFirst("^/i/", ""), width, row.getInt("lead_height")));
    }

    static <S extends SqlStatement<S>> S bind(S statement, Article article) {
        bindOrigin(statement, article.origin());
        bindHold(statement, article);
        return statement
                .bind("title", article.title())
                .bind("author", article.author().orElse(null))
                .bind("place", article.byline().place().orElse(null))
                .bind("listed", article.byline().listed().orElse(null))
                .bind("link", article.link().orElse(null))
                .bind("cover", article.cover().orElse(null))
                .bind("lead", article.content().lead().orElse(""))
                .bind("lang", article.lang())
                .bind("tags", String.join("\n", article.tags()))
                .bind("html", article.html())
                .bind("text", article.text())
                .bind("summary", article.summary())
                .bind("pinned", article.options().pinned() ? 1 : 0);
    }

    /// Binds where it comes from.
    static <S extends SqlStatement<S>> S bindOrigin(S statement, ArticleOrigin origin) {
        return statement
                .bind("source", origin.source())
                .bind("key", origin.key())
                .bind("work", origin.work())
                .bind("path", origin.file().toString());
    }

    /// Binds what may hold it back.
    static <S extends SqlStatement<S>> S bindHold(S statement, Article article) {
        return statement
                .bind(
                        "published",
                        article.published().map(OffsetDateTime::toString).orElse(null))
                .bind("draft", article.options().draft() ? 1 : 0)
                .bind("sendAfter", article.options().sendAfter())
                .bind("expires", article.options().expires());
    }
}
