package gazette.articles;

import java.time.Instant;
import java.time.OffsetDateTime;

/// Describes a stored article: with what it gets when it is first stored and keeps for ever.
///
/// @param id its number in the database, 0 in a preview
/// @param work the id of the version that was stored first: what the languages of one article have in common
/// @param slug its address on the web is `/a/SLUG`
/// @param feedId its `tag:` URI (RFC 4151) in every feed
/// @param firstSeen when it was first stored
/// @param updated when its content last changed
public record StoredArticle(
        long id, long work, String slug, String feedId, Instant firstSeen, Instant updated, Article article) {
    /// Creates a stored article in one language.
    public StoredArticle(long id, String slug, String feedId, Instant firstSeen, Instant updated, Article article) {
        this(id, id, slug, feedId, firstSeen, updated, article);
    }

    /// Returns the same stored article with other content.
    public StoredArticle withArticle(Article changed) {
        return new StoredArticle(id, work, slug, feedId, firstSeen, updated, changed);
    }

    /// Returns the date that its author gives, else the one that its place in a feed gives it, else when it was first
    /// stored.
    public Instant date() {
        return article.published()
                .map(OffsetDateTime::toInstant)
                .or(article.byline()::listed)
                .orElse(firstSeen);
    }
}
