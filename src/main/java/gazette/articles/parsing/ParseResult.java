package gazette.articles.parsing;

/// What became of an article's file.
public sealed interface ParseResult permits ParsedArticle, InvalidArticle {}
