package gazette.articles;

/// Describes an article with the number that it got when it became eligible for issues.
///
/// @param number counted from 1 over all articles; never changes
/// @param isPresent whether its source still has it
/// @param filed the article, without its body
public record ReleasedArticle(long number, boolean isPresent, StoredArticle filed) {}
