package gazette.articles.parsing;

/// Represents the outcome of parsing an article's file.
public sealed interface ParseResult permits ParsedArticle, InvalidArticle {}
