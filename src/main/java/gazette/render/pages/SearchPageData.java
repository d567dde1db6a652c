package gazette.render.pages;

import gazette.articles.StoredArticle;
import java.util.List;

/// Holds what a search has found.
///
/// @param words as they were typed; empty if nothing was asked yet
/// @param articles on this page, the newest first
/// @param page counted from 1
/// @param more whether there are further pages
public record SearchPageData(String words, List<StoredArticle> articles, int page, boolean more) {
    public SearchPageData {
        articles = List.copyOf(articles);
    }

    /// Returns a sample with results, and one before anything was searched for.
    public static List<SearchPageData> samples(List<StoredArticle> articles) {
        return List.of(new SearchPageData("w", articles, 2, true), new SearchPageData("", List.of(), 1, false));
    }
}
