package gazette.articles;

/// What became of an article's file.
public sealed interface ParsedFile permits ReadArticle, UnreadableArticle {}
