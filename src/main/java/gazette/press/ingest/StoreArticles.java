package gazette.press.ingest;

import gazette.articles.Article;
import gazette.articles.ContentHash;
import gazette.articles.StoredArticle;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.FeedConfig;
import gazette.config.Slug;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.images.FetchImages;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.TagUris;
import gazette.store.ArticleTable;
import gazette.store.ArticleTable.HashedArticle;
import gazette.store.ArticleTable.KnownVersion;
import gazette.store.Store;
import gazette.store.Tables;
import gazette.text.FailureText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores the articles of one round and their images: adds new ones, updates changed ones, and leaves out
/// duplicates, which have the same content or link to the same page as a stored article.
final class StoreArticles {
    private static final Logger LOG = LoggerFactory.getLogger(StoreArticles.class);

    private final AppContext context;
    private final boolean online;
    private final Set<String> presentPaths;
    private final Map<String, KnownVersion> versions;
    private final Map<String, List<Reason>> storedRemarks;
    private final DuplicatesByUrl duplicates;
    private final SettleDuplicates settle;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Instant> retryTimes = new ArrayList<>();
    private int added;
    private int edited;

    /// @param online whether images of the web are asked for
    /// @param inFolders the articles that are in the folders now
    StoreArticles(AppContext context, boolean online, List<ParsedArticle> inFolders) {
        this.context = context;
        this.online = online;
        presentPaths = new HashSet<>(storedEntries());
        inFolders.forEach(read -> presentPaths.add(path(read.article())));
        versions = storedVersions();
        storedRemarks = storedRemarks();
        duplicates = new DuplicatesByUrl(
                context.store().read(tables -> tables.articles().withLink()));
        settle = new SettleDuplicates(context.config(), duplicates, article -> presentPaths.contains(path(article)));
    }

    /// Stores articles.
    ///
    /// @return those that miss images which a later round may get, each as `source key`
    Set<String> store(List<ParsedArticle> articles) {
        FetchImages.FetchedImages images = fetchImages(articles);
        // One transaction for each article: in one for all, other writers would wait too long.
        var remarks = new ArticleRemarks(context.config(), images.results());
        articles.forEach(read -> tryToStore(read, remarks, images));
        return articles.stream()
                .map(ParsedArticle::article)
                .filter(images::isRetryable)
                .map(StoreArticles::name)
                .collect(Collectors.toSet());
    }

    /// One article that cannot be stored costs that article only. When the database is away, there is no article
    /// that could be stored.
    private void tryToStore(ParsedArticle read, ArticleRemarks remarks, FetchImages.FetchedImages images) {
        Article raw = read.article();
        try {
            Article article = images.withImages(raw);
            var version = new KnownVersion(ContentHash.version(article), article.origin());
            boolean isChanged = !version.equals(versions.get(name(article)));
            List<Reason> found = remarks.of(read);
            if (isChanged || !found.equals(storedRemarks.getOrDefault(name(article), List.of()))) {
                context.store().change(tables -> {
                    if (isChanged) {
                        store(article, tables);
                    }
                    tables.articleRemarks().put(article.source(), article.key(), found);
                });
            }
        } catch (RuntimeException | Error e) {
            if (Store.isOutage(e)) {
                throw e;
            }
            LOG.error("article_not_stored article=\"{}\" cause=\"{}\"", name(raw), FailureText.withPlace(e));
            String file = raw.origin().file().toString();
            reasons.add(new Reason(ReasonKind.FAULTY, file, "cannot be stored here (" + FailureText.of(e) + ")"));
        }
    }

    /// Returns whether the source has an article of this path now.
    boolean isPresent(String source, String path) {
        return presentPaths.contains(source + "/" + path);
    }

    /// Returns how many articles are new.
    int added() {
        return added;
    }

    /// Returns how many articles were updated.
    int edited() {
        return edited;
    }

    /// Returns when missing images may be tried again.
    List<Instant> retryTimes() {
        return List.copyOf(retryTimes);
    }

    /// Returns a reason for each duplicate and each missing image.
    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /// An entry stays present when its feed no longer has it.
    private List<String> storedEntries() {
        return context.config().feeds().stream()
                .map(FeedConfig::name)
                .flatMap(source -> context
                        .store()
                        .read(tables -> tables.articles().presentPaths(source))
                        .stream()
                        .map(path -> source + "/" + path))
                .toList();
    }

    private Map<String, KnownVersion> storedVersions() {
        var versions = new HashMap<String, KnownVersion>();
        for (String source : context.config().sources().keySet()) {
            context.store()
                    .read(tables -> tables.articles().versions(source))
                    .forEach((key, version) -> versions.put(source + " " + key, version));
        }
        return versions;
    }

    private Map<String, List<Reason>> storedRemarks() {
        var remarks = new HashMap<String, List<Reason>>();
        for (String source : context.config().sources().keySet()) {
            context.store()
                    .read(tables -> tables.articleRemarks().ofSource(source))
                    .forEach((key, ofArticle) -> remarks.put(source + " " + key, ofArticle));
        }
        return remarks;
    }

    /// Not in a transaction: servers can be slow.
    private FetchImages.FetchedImages fetchImages(List<ParsedArticle> articles) {
        var round = new FetchImages(
                context.config(), context.images(), context.clock().instant(), online);
        FetchImages.FetchedImages fetched = round.fetch(
                articles.stream().map(ParsedArticle::article).toList(),
                context.store().read(tables -> tables.imageFetches().all()));
        if (!fetched.newStates().isEmpty()) {
            context.store().change(tables -> fetched.newStates().forEach(tables.imageFetches()::put));
        }
        reasons.addAll(fetched.reasons());
        fetched.retryAt().ifPresent(retryTimes::add);
        return fetched;
    }

    private void store(Article article, Tables tables) {
        String content = ContentHash.identity(article);
        String version = ContentHash.version(article);
        Optional<HashedArticle> stored = FindStoredArticle.find(article, content, presentPaths, tables);
        if (stored.map(row -> versions.containsKey(name(row.filed().article()))).orElse(false)) {
            update(stored.orElseThrow(), article, content, version, tables);
            return;
        }
        if (stored.isPresent()
                && tables.takeovers().isReplaced(stored.get().filed().id())) {
            reasons.add(Reason.about(stored.get().filed(), ReasonKind.DUPLICATE, "its page is another article's"));
            return;
        }
        var decision = settle.decide(article, stored, content, tables);
        decision.same()
                .ifPresentOrElse(
                        same -> reasons.add(new Reason(
                                ReasonKind.DUPLICATE,
                                article.origin().file().toString(),
                                "the same as " + same.filed().article().origin().file())),
                        () -> store(article, content, version, decision, tables));
    }

    private void store(
            Article article, String content, String version, SettleDuplicates.Decision decision, Tables tables) {
        decision.row()
                .ifPresentOrElse(
                        row -> update(row, article, content, version, tables),
                        () -> add(article, content, version, tables));
        var settled = tables.articles().byKey(article.source(), article.key()).orElseThrow();
        decision.row()
                .map(HashedArticle::filed)
                .filter(row -> !row.article().source().equals(article.source()))
                .filter(row -> presentPaths.contains(path(row.article())))
                .ifPresent(row -> takeOver(settled.filed(), row, tables));
        decision.outranked().forEach(other -> takeOver(settled.filed(), other.filed(), tables));
        duplicates.add(article);
        presentPaths.add(path(article));
    }

    /// Puts an article in the place of one with less of a right to the page, and records it for `why`. What was
    /// sent of the other stays sent.
    private void takeOver(StoredArticle owner, StoredArticle former, Tables tables) {
        String page = owner.article().link().orElse(owner.article().title());
        tables.takeovers()
                .add(
                        owner.id(),
                        path(former.article()),
                        former.id(),
                        page,
                        context.clock().instant());
        if (owner.id() != former.id()) {
            tables.articles().markReplaced(former.id());
            reasons.add(Reason.about(
                    former, ReasonKind.DUPLICATE, "gave way to " + path(owner.article()) + ", whose page it links to"));
        }
        reasons.add(Reason.about(
                owner, ReasonKind.NOTE, "takes the place of " + path(former.article()) + ", which linked to it first"));
        duplicates.remove(former.article());
        presentPaths.remove(path(former.article()));
    }

    private void update(HashedArticle stored, Article article, String content, String version, Tables tables) {
        change(stored, article, content, version, tables);
        tables.translations().join(stored.filed().id());
    }

    private void change(HashedArticle stored, Article article, String content, String version, Tables tables) {
        ArticleTable table = tables.articles();
        Instant now = context.clock().instant();
        if (article.isHeld(now)
                && tables.issuedArticles().isIssued(stored.filed().id())) {
            // What readers know is not replaced by a draft.
            table.hold(stored.filed().id(), article);
            return;
        }
        if (!stored.version().equals(version)) {
            table.edit(
                    stored.filed().id(),
                    article,
                    content,
                    version,
                    context.clock().instant());
            edited++;
            return;
        }
        table.updateOrigin(stored.filed().id(), article);
    }

    private void add(Article article, String content, String version, Tables tables) {
        ArticleTable table = tables.articles();
        String slug = article.options().slug().orElseGet(() -> Slug.ofTitle(article.title(), article.key()));
        int copy = 1;
        String freeSlug = slug;
        while (table.hasSlug(freeSlug)) {
            freeSlug = slug + "-" + ++copy;
        }
        String feedId = TagUris.article(context.config(), context.clock().instant(), freeSlug);
        long id = table.add(
                article, freeSlug, feedId, content, version, context.clock().instant());
        tables.translations().join(id);
        added++;
    }

    private static String name(Article article) {
        return article.source() + " " + article.key();
    }

    private static String path(Article article) {
        return article.source() + "/" + article.origin().file();
    }
}
