package gazette.issues;

import gazette.articles.StoredArticle;
import java.util.List;

/// Holds one section of an issue.
///
/// @param title a topic's name; empty for the pinned articles and for those without a topic
public record Section(String title, List<StoredArticle> articles) {
    public Section {
        articles = List.copyOf(articles);
    }
}
