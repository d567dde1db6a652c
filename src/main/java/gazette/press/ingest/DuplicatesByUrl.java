package gazette.press.ingest;

import gazette.articles.Article;
import gazette.sources.polling.UrlKey;
import gazette.store.ArticleTable.LinkedArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds articles of other sources that link to the same web page, which are the same story. For example, if two
/// feeds both have an entry that links to `https://example.org/a`, the second one is a duplicate of the first.
///
/// A page that several articles of one source link to tells nothing of that source, and a site's front page tells
/// nothing at all.
final class DuplicatesByUrl {
    private final Map<String, List<LinkedArticle>> byPage = new HashMap<>();

    /// @param linked the articles that are stored, oldest first
    DuplicatesByUrl(List<LinkedArticle> linked) {
        linked.forEach(this::add);
    }

    /// Returns the articles of other sources that are the same story, the oldest first.
    List<LinkedArticle> find(Article article) {
        List<LinkedArticle> same = article.link()
                .map(link -> byPage.getOrDefault(UrlKey.of(link), List.of()))
                .orElse(List.of());
        Map<String, List<LinkedArticle>> bySource = new LinkedHashMap<>();
        same.stream()
                .filter(other -> !other.source().equals(article.source()))
                .forEach(other -> bySource.computeIfAbsent(other.source(), _ -> new ArrayList<>())
                        .add(other));
        return bySource.values().stream()
                .filter(others -> others.size() == 1)
                .map(List::getFirst)
                .toList();
    }

    /// Adds an article that was stored just now.
    void add(Article article) {
        article.link().ifPresent(link -> add(new LinkedArticle(article.source(), article.key(), link)));
    }

    /// Removes an article that gave way to another.
    void remove(Article article) {
        article.link()
                .ifPresent(link -> byPage.getOrDefault(UrlKey.of(link), new ArrayList<>())
                        .removeIf(other -> other.source().equals(article.source())
                                && other.key().equals(article.key())));
    }

    private void add(LinkedArticle linked) {
        if (!UrlKey.isFrontPage(linked.link())) {
            byPage.computeIfAbsent(UrlKey.of(linked.link()), _ -> new ArrayList<>())
                    .add(linked);
        }
    }
}
