package gazette.press.ingest;

import gazette.articles.Article;
import gazette.config.Config;
import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.sources.polling.PageOwnership;
import gazette.store.ArticleTable.HashedArticle;
import gazette.store.Tables;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Decides between articles that are the same story, since they have the same content or are about the same web page.
/// The first one stays, unless a later one has the better right to the page, see [PageOwnership]: then it takes the
/// place of the first. So nobody keeps an article from being published by linking to its page first.
final class SettleDuplicates {
    /// Shorter texts of different sources are equal by chance, such as none at all under a picture.
    private static final int MIN_TEXT = 80;

    private final Config config;
    private final DuplicatesByUrl byUrl;
    private final Predicate<Article> isPresent;

    /// @param isPresent whether the source of a stored article still has it
    SettleDuplicates(Config config, DuplicatesByUrl byUrl, Predicate<Article> isPresent) {
        this.config = config;
        this.byUrl = byUrl;
        this.isPresent = isPresent;
    }

    /// Says what becomes of an article that is not stored, or whose source has it again.
    ///
    /// @param same it is the same story, and stays as it is; if this is present, nothing else is
    /// @param row the stored article that it is, or becomes a new version of
    /// @param outranked stored articles that give way to it
    record Decision(Optional<HashedArticle> same, Optional<HashedArticle> row, List<HashedArticle> outranked) {}

    /// Decides about an article.
    ///
    /// @param stored the article as it was stored before
    /// @param content its content hash
    Decision decide(Article article, Optional<HashedArticle> stored, String content, Tables tables) {
        Optional<HashedArticle> copy = stored.isPresent() ? Optional.empty() : copy(article, content, tables);
        List<HashedArticle> rivals = byUrl.find(article).stream()
                .flatMap(other -> tables.articles().byKey(other.source(), other.key()).stream())
                .toList();
        boolean isMoved = copy.filter(other -> !isPresent(other)).isPresent();
        Optional<HashedArticle> same = Stream.concat(copy.stream(), rivals.stream())
                .filter(other -> !isMoved && !outranks(article, other))
                .findFirst();
        if (same.isPresent()) {
            return new Decision(same, Optional.empty(), List.of());
        }
        List<HashedArticle> outranked = rivals.stream()
                .filter(other -> outranks(article, other) && !copy.equals(Optional.of(other)))
                .toList();
        return new Decision(Optional.empty(), stored.or(() -> copy), outranked);
    }

    /// Returns the stored article with the same content. One that its source no longer has goes on as the new one, but
    /// not for somebody with less of a right to it.
    private Optional<HashedArticle> copy(Article article, String content, Tables tables) {
        return tables.articles()
                .byContent(content)
                .filter(other -> isSameStory(article, other.filed().article()))
                .filter(other -> !tables.takeovers().isReplaced(other.filed().id()))
                .filter(other ->
                        isPresent(other) || !right(other.filed().article()).outranks(right(article)));
    }

    private boolean isPresent(HashedArticle other) {
        return isPresent.test(other.filed().article());
    }

    private boolean outranks(Article article, HashedArticle other) {
        return right(article).outranks(right(other.filed().article()));
    }

    private PageOwnership right(Article article) {
        return switch (config.sources().get(article.source())) {
            case FolderConfig _ -> PageOwnership.EDITOR;
            case FeedConfig feed -> PageOwnership.of(feed.address(), article.link());
            case null -> PageOwnership.FOREIGN;
        };
    }

    private boolean isSameStory(Article article, Article other) {
        boolean isOfFeed = !isOfFolder(article) || !isOfFolder(other);
        return article.source().equals(other.source())
                || !isOfFeed
                || article.text().length() >= MIN_TEXT
                || byUrl.find(article).stream()
                        .anyMatch(linked -> linked.source().equals(other.source())
                                && linked.key().equals(other.key()));
    }

    private boolean isOfFolder(Article article) {
        return config.sources().get(article.source()) instanceof FolderConfig;
    }
}
