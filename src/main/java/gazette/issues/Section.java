package gazette.issues;

import gazette.articles.StoredArticle;
import java.util.List;

/// A part of an issue.
///
/// @param title a topic's name; empty for the part that needs none
public record Section(String title, List<StoredArticle> articles) {
    public Section {
        articles = List.copyOf(articles);
    }
}
