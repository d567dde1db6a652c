package gazette.press.ingest;

import gazette.articles.Article;
import gazette.sources.polling.UrlKey;
import gazette.store.ArticleTable.LinkedArticle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which articles on file are about which pages of the web: two sources that tell of one page tell one story. A page
/// that several articles of a source are about tells none from another, nor does a site's front page.
final class DuplicatesByUrl {
    private final Map<String, List<LinkedArticle>> byPage = new HashMap<>();

    /// @param linked the first on file first
    DuplicatesByUrl(List<LinkedArticle> linked) {
        linked.forEach(this::add);
    }

    /// Where another source has the story.
    Optional<LinkedArticle> of(Article article) {
        List<LinkedArticle> same = article.link()
                .map(link -> byPage.getOrDefault(UrlKey.of(link), List.of()))
                .orElse(List.of());
        List<LinkedArticle> others = same.stream()
                .filter(other -> !other.source().equals(article.source()))
                .toList();
        long sources = others.stream().map(LinkedArticle::source).distinct().count();
        return others.size() == sources ? others.stream().findFirst() : Optional.empty();
    }

    /// Takes note of an article that is new on file.
    void note(Article article) {
        article.link().ifPresent(link -> add(new LinkedArticle(article.source(), article.key(), link)));
    }

    private void add(LinkedArticle linked) {
        if (!UrlKey.isFrontPage(linked.link())) {
            byPage.computeIfAbsent(UrlKey.of(linked.link()), _ -> new ArrayList<>())
                    .add(linked);
        }
    }
}
