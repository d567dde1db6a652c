package gazette.articles;

import java.time.Instant;
import java.time.OffsetDateTime;

/// An article on file: with what it got at first sight and keeps for ever.
///
/// @param id the database's, 0 in a preview
/// @param slug its place on the web, `/a/SLUG`
/// @param feedId its `tag:` URI (RFC 4151) in every feed
/// @param firstSeen when it came in
/// @param updated when its content last changed
public record StoredArticle(long id, String slug, String feedId, Instant firstSeen, Instant updated, Article article) {
    /// The same on file with another text.
    public StoredArticle withArticle(Article changed) {
        return new StoredArticle(id, slug, feedId, firstSeen, updated, changed);
    }

    /// When it is dated: as its author says, else when it came in.
    public Instant date() {
        return article.published().map(OffsetDateTime::toInstant).orElse(firstSeen);
    }
}
