package gazette.render.mail;

import gazette.config.ArticleDetail;

/// An article that a letter shows less of than it was meant to, because the letter would have been too large.
///
/// @param title the article's
/// @param length what is left of it
public record TruncatedArticle(String title, ArticleDetail length) {}
