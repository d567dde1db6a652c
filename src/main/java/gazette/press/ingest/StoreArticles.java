package gazette.press.ingest;

import gazette.articles.Article;
import gazette.articles.ContentHash;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.FeedConfig;
import gazette.config.Slug;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.images.FetchImages;
import gazette.press.images.FileImageStore;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.TagUris;
import gazette.store.ArticleTable;
import gazette.store.ArticleTable.HashedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Files the articles of one round, with their pictures: new ones are added, changed ones edited, and what is there
/// already under another name is left out.
final class StoreArticles {
    private final AppContext context;
    private final Set<String> paths;
    private final Map<String, String> known;
    private final DuplicatesByUrl pages;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Instant> again = new ArrayList<>();
    private int added;
    private int edited;

    /// @param inFolders the articles that folders hold now
    StoreArticles(AppContext context, List<ParsedArticle> inFolders) {
        this.context = context;
        paths = new HashSet<>(entriesOnFile());
        inFolders.forEach(read -> paths.add(place(read.article())));
        known = known();
        pages = new DuplicatesByUrl(
                context.store().read(tables -> tables.articles().withLink()));
    }

    /// Files articles.
    ///
    /// @return those with pictures that a later round may bring, each as `source key`
    Set<String> file(List<ParsedArticle> articles) {
        FetchImages.FetchedImages pictures = takePictures(articles);
        // One transaction for each article, so that nobody else waits for a long round.
        for (ParsedArticle read : articles) {
            Article article = pictures.withImages(read.article());
            String version =
                    ContentHash.version(article) + " " + article.origin().file();
            if (!version.equals(known.get(name(article)))) {
                context.store().change(tables -> file(article, tables.articles()));
            }
        }
        return articles.stream()
                .map(ParsedArticle::article)
                .filter(pictures::isRetryable)
                .map(StoreArticles::name)
                .collect(Collectors.toSet());
    }

    /// Whether an article of a folder, by source and path, is there.
    boolean isThere(String source, String path) {
        return paths.contains(source + "/" + path);
    }

    /// How many were seen for the first time.
    int added() {
        return added;
    }

    /// How many had changed.
    int edited() {
        return edited;
    }

    /// When pictures that could not be had are worth asking for again.
    List<Instant> again() {
        return List.copyOf(again);
    }

    /// Articles that are there twice, pictures that could not be had.
    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /// An entry stays, when its feed has forgotten it.
    private List<String> entriesOnFile() {
        return context.config().feeds().stream()
                .map(FeedConfig::name)
                .flatMap(source -> context
                        .store()
                        .read(tables -> tables.articles().presentPaths(source))
                        .stream()
                        .map(path -> source + "/" + path))
                .toList();
    }

    private Map<String, String> known() {
        var versions = new HashMap<String, String>();
        for (String source : context.config().sources().keySet()) {
            context.store()
                    .read(tables -> tables.articles().versions(source))
                    .forEach((key, version) -> versions.put(source + " " + key, version));
        }
        return versions;
    }

    /// Not in a transaction: servers take their time.
    private FetchImages.FetchedImages takePictures(List<ParsedArticle> articles) {
        var shelf = new FileImageStore(context.imageFolder());
        var round = new FetchImages(context.config(), shelf, context.clock().instant());
        FetchImages.FetchedImages taken = round.fetch(
                articles.stream().map(ParsedArticle::article).toList(),
                context.store().read(tables -> tables.imageFetches().all()));
        if (!taken.newStates().isEmpty()) {
            context.store().change(tables -> taken.newStates().forEach(tables.imageFetches()::put));
        }
        reasons.addAll(taken.reasons());
        taken.retryAt().ifPresent(again::add);
        return taken;
    }

    private void file(Article article, ArticleTable table) {
        String content = ContentHash.identity(article);
        String version = ContentHash.version(article);
        var onFile = table.byKey(article.source(), article.key());
        if (onFile.isPresent()) {
            update(onFile.get(), article, content, version, table);
            return;
        }
        var twin = table.byContent(content)
                .or(() -> pages.of(article).flatMap(same -> table.byKey(same.source(), same.key())));
        if (twin.isEmpty()) {
            add(article, content, version, table);
            pages.note(article);
            paths.add(place(article));
        } else if (paths.contains(place(twin.get().filed().article()))) {
            String twinTitle = twin.get().filed().article().origin().file().toString();
            reasons.add(
                    new Reason(ReasonKind.DUPLICATE, article.origin().file().toString(), "the same as " + twinTitle));
        } else {
            update(twin.get(), article, content, version, table);
        }
    }

    private void update(HashedArticle onFile, Article article, String content, String version, ArticleTable table) {
        if (!onFile.version().equals(version)) {
            table.edit(
                    onFile.filed().id(),
                    article,
                    content,
                    version,
                    context.clock().instant());
            edited++;
            return;
        }
        table.updatePath(onFile.filed().id(), article);
    }

    private void add(Article article, String content, String version, ArticleTable table) {
        String slug = Slug.ofTitle(article.title(), article.key());
        int copy = 1;
        String free = slug;
        while (table.hasSlug(free)) {
            free = slug + "-" + ++copy;
        }
        String feedId = TagUris.article(context.config(), context.clock().instant(), free);
        table.add(article, free, feedId, content, version, context.clock().instant());
        added++;
    }

    private static String name(Article article) {
        return article.source() + " " + article.key();
    }

    private static String place(Article article) {
        return article.source() + "/" + article.origin().file();
    }
}
