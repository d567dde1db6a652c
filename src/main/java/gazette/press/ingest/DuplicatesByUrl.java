package gazette.press.ingest;

import gazette.articles.Article;
import gazette.sources.polling.UrlKey;
import gazette.store.ArticleTable.LinkedArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds articles of other sources that link to the same web page, which are the same story. For example, if two
/// feeds both have an entry that links to `https://example.org/a`, the second one is a duplicate of the first.
///
/// A page that several articles of one source link to tells nothing, and neither does a site's front page.
final class DuplicatesByUrl {
    private final Map<String, List<LinkedArticle>> byPage = new HashMap<>();

    /// @param linked the articles that are stored, oldest first
    DuplicatesByUrl(List<LinkedArticle> linked) {
        linked.forEach(this::add);
    }

    /// Returns the article of another source that is the same story.
    Optional<LinkedArticle> find(Article article) {
        List<LinkedArticle> same = article.link()
                .map(link -> byPage.getOrDefault(UrlKey.of(link), List.of()))
                .orElse(List.of());
        List<LinkedArticle> others = same.stream()
                .filter(other -> !other.source().equals(article.source()))
                .toList();
        long sources = others.stream().map(LinkedArticle::source).distinct().count();
        return others.size() == sources ? others.stream().findFirst() : Optional.empty();
    }

    /// Adds an article that was stored just now.
    void add(Article article) {
        article.link().ifPresent(link -> add(new LinkedArticle(article.source(), article.key(), link)));
    }

    private void add(LinkedArticle linked) {
        if (!UrlKey.isFrontPage(linked.link())) {
            byPage.computeIfAbsent(UrlKey.of(linked.link()), _ -> new ArrayList<>())
                    .add(linked);
        }
    }
}
