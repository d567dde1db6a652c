package gazette.render.mail;

import gazette.articles.StoredArticle;
import gazette.config.ArticleDetail;

/// Describes an article that a mail shows less of than it was meant to, because the mail would have been too large.
///
/// @param length what is left of it
public record ReducedArticle(StoredArticle article, ArticleDetail length) {
    /// Returns the title of the article.
    public String title() {
        return article.article().title();
    }
}
