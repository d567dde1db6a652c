package gazette.press.site;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.issues.Issue;
import gazette.render.pages.Neighbours;
import gazette.store.ArticleOrderQueries.Place;
import gazette.store.Tables;
import java.util.List;
import java.util.Optional;

/// Finds what comes before and after an issue or an article of a list, of what is on the web.
public final class FindNeighbours {
    private final Tables tables;

    public FindNeighbours(Tables tables) {
        this.tables = tables;
    }

    /// Returns the issues before and after one.
    public Neighbours<Issue> of(Issue issue) {
        return new Neighbours<>(
                tables.issues().previous(issue.list(), issue.number()),
                tables.issues().next(issue.list(), issue.number()));
    }

    /// Returns the articles before and after one, in its language where they are there in it. None if it is in no
    /// issue of the list, but in mails only.
    ///
    /// @param list a public list
    public Neighbours<StoredArticle> of(StoredArticle article, ListConfig list) {
        Optional<Long> id = tables.lists().find(list.name());
        Optional<Place> place = id.flatMap(known -> tables.articleOrder().place(known, article.work()));
        return place.isEmpty()
                ? Neighbours.none()
                : new Neighbours<>(
                        tables.articleOrder()
                                .previous(id.orElseThrow(), place.get())
                                .flatMap(other -> inLanguageOf(article, other, list)),
                        tables.articleOrder()
                                .next(id.orElseThrow(), place.get())
                                .flatMap(other -> inLanguageOf(article, other, list)));
    }

    /// Returns whether an article is in an issue of a list, and not in mails only.
    ///
    /// @param list a public list
    public boolean isInIssue(StoredArticle article, ListConfig list) {
        return tables.lists()
                .find(list.name())
                .flatMap(id -> tables.articleOrder().place(id, article.work()))
                .isPresent();
    }

    private Optional<StoredArticle> inLanguageOf(StoredArticle article, long other, ListConfig list) {
        return tables.articles().byIds(List.of(other)).stream()
                .findFirst()
                .map(issued -> tables.translations()
                        .translated(
                                List.of(issued.work()),
                                _ -> true,
                                article.article().lang(),
                                list.language())
                        .getOrDefault(issued.work(), issued));
    }
}
