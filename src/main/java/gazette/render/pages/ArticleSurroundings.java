package gazette.render.pages;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.render.FeedDefinition;
import java.util.List;
import java.util.function.UnaryOperator;

/// Holds what an article's page leads to.
///
/// @param versions all that may be shown, the article itself among them, the first stored first; may be empty
/// @param lists the public lists whose issues hold it
/// @param translatedFeed returns a feed in the article's language, or as it is if it is not there in it
/// @param inIssue whether it is in one of their issues, and not in mails only
/// @param neighbours the articles before and after it in the issues of a list
public record ArticleSurroundings(
        List<StoredArticle> versions,
        List<ListConfig> lists,
        UnaryOperator<FeedDefinition> translatedFeed,
        boolean inIssue,
        Neighbours<StoredArticle> neighbours) {
    public ArticleSurroundings {
        versions = List.copyOf(versions);
        lists = List.copyOf(lists);
    }
}
