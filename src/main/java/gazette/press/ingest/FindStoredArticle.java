package gazette.press.ingest;

import gazette.articles.Article;
import gazette.articles.ArticleOrigin;
import gazette.store.ArticleTable.HashedArticle;
import gazette.store.Tables;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the stored version that an article is: by its key, or, where that came to be another one, by its file or
/// its language.
///
/// For example, `en/a.md` with `id: a` is stored under the key `id:a`. Then `zh/a.md` comes with the same `id`, so
/// that the key of the first is `id:a (en)` from now on. Its file tells that it is the stored one; the second is
/// new.
final class FindStoredArticle {
    private FindStoredArticle() {}

    /// Returns the stored version.
    ///
    /// @param content the article's content hash
    /// @param presentPaths where articles are now, as `source/path`
    static Optional<HashedArticle> find(Article article, String content, Set<String> presentPaths, Tables tables) {
        return tables.articles()
                .byKey(article.source(), article.key())
                .or(() -> ofWork(article, presentPaths, tables))
                .or(() -> ofFile(article, content, tables));
    }

    private static Optional<HashedArticle> ofWork(Article article, Set<String> presentPaths, Tables tables) {
        List<HashedArticle> versions = tables
                .translations()
                .ofKey(article.source(), article.origin().work())
                .stream()
                .filter(row ->
                        origin(row).keyWithoutLanguage().equals(article.origin().keyWithoutLanguage()))
                .toList();
        return versions.stream()
                .filter(row -> isAtPathOf(article, row))
                .findFirst()
                .or(() -> versions.stream()
                        .filter(row -> row.filed().article().lang().equals(article.lang()))
                        .filter(row -> !presentPaths.contains(
                                article.source() + "/" + origin(row).file()))
                        .findFirst());
    }

    /// A file keeps its article when it is given an `id` or a link, or another `id` and no other text.
    private static Optional<HashedArticle> ofFile(Article article, String content, Tables tables) {
        return tables.articles()
                .byPath(article.source(), article.origin().file().toString())
                .filter(row -> row.content().equals(content)
                        || origin(row).key().startsWith(ArticleOrigin.PATH)
                        || (article.key().startsWith(ArticleOrigin.ID)
                                && !origin(row).key().startsWith(ArticleOrigin.ID)));
    }

    private static boolean isAtPathOf(Article article, HashedArticle row) {
        return origin(row).file().equals(article.origin().file());
    }

    private static ArticleOrigin origin(HashedArticle row) {
        return row.filed().article().origin();
    }
}
