package gazette.press.ingest;

import gazette.articles.Article;
import gazette.articles.ArticleOrigin;
import gazette.articles.LanguageSuffix;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out which articles of a folder are one article in several languages: those with one `id`, and those whose
/// files
/// differ in the language only that their names end in. Gives them one [ArticleOrigin#work], and each a key of its
/// own.
///
/// For example, `a.md` and `a.zh.md` are one article, and so are `en/b.md` and `zh/b.md` that both have `id: b`. If
/// `a.zh.md` has `id: x`, `a.md` and `a.fr.md` are of that article, too. If `a.md` has `id: y`, they are not.
final class GroupTranslations {
    private final List<Article> articles;
    private final Function<Article, Path> shown;
    private final Map<String, List<Article>> byName;
    private final List<Article> accepted = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    /// Holds the result.
    ///
    /// @param articles those that can be stored; of one article, the file without a language in its name first
    /// @param faults why others cannot be
    /// @param warnings about files that look like translations and are none
    record Grouped(List<ParsedArticle> articles, List<Diagnostic> faults, List<Diagnostic> warnings) {}

    private GroupTranslations(List<Article> articles, Function<Article, Path> shown) {
        this.articles = articles;
        this.shown = shown;
        byName = articles.stream()
                .collect(Collectors.groupingBy(article -> suffix(article).name()));
    }

    /// Groups the articles of one folder.
    ///
    /// @param shown the path of an article's file in messages
    static Grouped of(List<ParsedArticle> parsed, Function<Article, Path> shown) {
        var groups = new GroupTranslations(
                parsed.stream().map(ParsedArticle::article).toList(), shown);
        groups.group();
        Map<Path, ParsedArticle> read = parsed.stream()
                .collect(Collectors.toMap(one -> one.article().origin().file(), one -> one));
        List<ParsedArticle> grouped = groups.accepted.stream()
                .flatMap(
                        article -> Optional.ofNullable(read.get(article.origin().file()))
                                .map(one -> new ParsedArticle(article, groups.warnings(one), one.changes()))
                                .stream())
                .toList();
        return new Grouped(grouped, List.copyOf(groups.faults), List.copyOf(groups.warnings));
    }

    /// Returns the warnings about an article, also those about its name.
    private List<Diagnostic> warnings(ParsedArticle read) {
        Path file = shown.apply(read.article());
        return Stream.concat(
                        read.warnings().stream(),
                        warnings.stream().filter(warning -> warning.file().equals(file)))
                .toList();
    }

    private void group() {
        Map<String, List<Article>> works =
                articles.stream().collect(Collectors.groupingBy(this::work, LinkedHashMap::new, Collectors.toList()));
        works.forEach((work, versions) -> addVersions(
                work,
                versions.stream()
                        .sorted(Comparator.comparing(GroupTranslations::isTranslation))
                        .toList()));
        makeKeysUnique();
    }

    private String work(Article article) {
        if (hasId(article)) {
            return article.key();
        }
        List<Article> mates = byName.getOrDefault(suffix(article).name(), List.of());
        Set<String> ids = ids(mates);
        Set<String> plain =
                ids(mates.stream().filter(mate -> !isTranslation(mate)).toList());
        if (isTranslation(article) || isFirstPlain(article, mates)) {
            return (ids.size() == 1 ? ids : plain)
                    .stream().findFirst().orElse(article.origin().work());
        }
        return alone(article);
    }

    private static boolean isFirstPlain(Article article, List<Article> mates) {
        return mates.stream()
                .filter(mate -> !isTranslation(mate))
                .findFirst()
                .filter(article::equals)
                .isPresent();
    }

    private static Set<String> ids(List<Article> articles) {
        return articles.stream()
                .filter(GroupTranslations::hasId)
                .map(Article::key)
                .collect(Collectors.toSet());
    }

    private void addVersions(String work, List<Article> versions) {
        Map<String, Article> byLanguage = new HashMap<>();
        for (Article article : versions) {
            Optional<Article> same = Optional.ofNullable(byLanguage.putIfAbsent(article.lang(), article));
            if (same.isEmpty()) {
                accepted.add(of(work, article));
            } else if (same.get().key().equals(article.key())) {
                addFault(article, same.get());
            } else {
                accepted.add(of(alone(article), article));
                warnSameLanguage(article, same.get());
            }
        }
    }

    private static Article of(String work, Article article) {
        ArticleOrigin origin = article.origin();
        return article.withOrigin(new ArticleOrigin(origin.source(), origin.file(), origin.key(), work));
    }

    /// Translations may share an `id` or a link; their keys get the language then.
    private void makeKeysUnique() {
        Map<String, List<Article>> byKey =
                accepted.stream().collect(Collectors.groupingBy(Article::key, LinkedHashMap::new, Collectors.toList()));
        List<Article> all = List.copyOf(accepted);
        accepted.clear();
        for (Article article : all) {
            List<Article> sharing = byKey.getOrDefault(article.key(), List.of());
            Article first = sharing.getFirst();
            if (sharing.size() == 1) {
                accepted.add(article);
            } else if (first.origin().work().equals(article.origin().work())) {
                accepted.add(article.withOrigin(article.origin().in(article.lang())));
            } else {
                addFault(article, first);
            }
        }
    }

    private void addFault(Article article, Article first) {
        boolean isId = hasId(article);
        String value = isId ? article.key().substring(ArticleOrigin.ID.length()) : article.key();
        faults.add(new Diagnostic(
                shown.apply(article),
                1,
                "has the same " + (isId ? "id" : "link") + " '" + value + "' as " + shown.apply(first)
                        + (first.lang().equals(article.lang()) ? ", and the same language, " + article.lang() : ""),
                "give each article an id of its own, or remove one of the two files; translations share an id, and each"
                        + " has its own lang"));
    }

    private void warnSameLanguage(Article article, Article other) {
        if (isTranslation(article)) {
            warnings.add(new Diagnostic(
                    shown.apply(article),
                    1,
                    "is an article of its own, since " + shown.apply(other) + " is in the same language, "
                            + article.lang(),
                    "write 'lang: …' into the head of the file that is in another language, or rename one of them"));
        }
    }

    private static boolean hasId(Article article) {
        return article.key().startsWith(ArticleOrigin.ID);
    }

    private static boolean isTranslation(Article article) {
        return suffix(article).language().isPresent();
    }

    private static LanguageSuffix suffix(Article article) {
        return LanguageSuffix.of(article.origin().file());
    }

    /// Returns the work of an article that has no translation.
    private static String alone(Article article) {
        return ArticleOrigin.PATH + article.origin().file().toString().replace('\\', '/');
    }
}
