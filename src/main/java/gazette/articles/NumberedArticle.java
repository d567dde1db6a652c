package gazette.articles;

/// An article with the number that it got when it became eligible.
///
/// @param number counted from 1 over the whole paper; never changes
/// @param isPresent whether its source still has it
/// @param filed without its text
public record NumberedArticle(long number, boolean isPresent, StoredArticle filed) {}
