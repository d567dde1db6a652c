package gazette.render.pages;

import gazette.articles.StoredArticle;
import java.util.List;

/// Holds what a search has found.
///
/// @param words as they were typed; empty if nothing was asked yet
/// @param articles on this page, the newest first
/// @param page counted from 1
/// @param more whether there are further pages
public record SearchResult(String words, List<StoredArticle> articles, int page, boolean more) {
    public SearchResult {
        articles = List.copyOf(articles);
    }

    /// Returns a sample with results, and one before anything was searched for.
    public static List<SearchResult> samples(List<StoredArticle> articles) {
        return List.of(new SearchResult("w", articles, 2, true), new SearchResult("", List.of(), 1, false));
    }
}
