package gazette.press;

import gazette.articles.Article;
import gazette.articles.ContentHash;
import gazette.articles.ReadArticle;
import gazette.articles.Slug;
import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.issues.Reason;
import gazette.issues.Verdict;
import gazette.store.ArticleTable;
import gazette.store.ArticleTable.OnFile;
import gazette.store.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up what the sources hold: files new articles, edits changed ones, keeps their pictures.
public final class GatherSources {
    private static final Logger LOG = LoggerFactory.getLogger(GatherSources.class);

    private final Newsroom newsroom;
    private final FollowFeeds.Purpose purpose;
    private final List<Reason> reasons = new ArrayList<>();
    private int added;
    private int edited;

    /// What came of it.
    ///
    /// @param added articles seen for the first time
    /// @param edited articles that changed
    /// @param settling files that were changed a moment ago and wait for the next look
    /// @param again when a feed, or pictures that could not be had, are worth asking for again
    /// @param reasons files and feeds that cannot be read, articles that are there twice, pictures that could
    ///     not be had
    public record Gathered(int added, int edited, int settling, Optional<Instant> again, List<Reason> reasons) {}

    private GatherSources(Newsroom newsroom, FollowFeeds.Purpose purpose) {
        this.newsroom = newsroom;
        this.purpose = purpose;
    }

    /// Gathers once.
    public static Gathered run(Newsroom newsroom) {
        return new GatherSources(newsroom, FollowFeeds.Purpose.KEEPING_UP).run();
    }

    /// Gathers for an issue that is about to go out, so that it misses nothing.
    static Gathered forIssue(Newsroom newsroom) {
        return new GatherSources(newsroom, FollowFeeds.Purpose.ISSUE).run();
    }

    private Gathered run() {
        ReadSources.Reading reading = ReadSources.read(newsroom.config(), newsroom.clock());
        reading.faults().forEach(fault -> reasons.add(Reason.of(fault)));
        FollowFeeds.Followed followed = FollowFeeds.run(newsroom, purpose);
        reasons.addAll(followed.reasons());
        List<ReadArticle> articles = Stream.concat(reading.articles().stream(), followed.articles().stream())
                .toList();
        Set<String> paths = new HashSet<>(entriesOnFile());
        reading.articles().forEach(read -> paths.add(place(read.article())));
        Map<String, String> known = known();
        TakePictures.Taken pictures = takePictures(articles);
        var pages =
                new SamePages(newsroom.store().read(tables -> tables.articles().linked()));
        // One transaction for each article, so that nobody else waits for a long round.
        for (ReadArticle read : articles) {
            Article article = pictures.place(read.article());
            String version = ContentHash.version(article) + " " + article.file();
            if (!version.equals(known.get(article.source() + " " + article.key()))) {
                newsroom.store().change(tables -> file(article, paths, pages, tables.articles()));
            }
        }
        followed.note(newsroom);
        newsroom.store().change(tables -> tidy(paths, tables));
        if (added + edited > 0) {
            LOG.info("gathered articles={} added={} edited={}", articles.size(), added, edited);
        }
        Optional<Instant> again = Stream.of(pictures.again(), FollowFeeds.next(newsroom))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        return new Gathered(added, edited, reading.settling(), again, List.copyOf(reasons));
    }

    /// An entry stays, when its feed has forgotten it.
    private List<String> entriesOnFile() {
        return newsroom.config().feeds().stream()
                .map(FeedConfig::name)
                .flatMap(source -> newsroom
                        .store()
                        .read(tables -> tables.articles().presentPaths(source))
                        .stream()
                        .map(path -> source + "/" + path))
                .toList();
    }

    /// Not in a transaction: servers take their time.
    private TakePictures.Taken takePictures(List<ReadArticle> articles) {
        var shelf = new PictureFolder(newsroom.pictures());
        var round = new TakePictures(newsroom.config(), shelf, newsroom.clock().instant());
        TakePictures.Taken taken = round.of(
                articles.stream().map(ReadArticle::article).toList(),
                newsroom.store().read(tables -> tables.pictures().all()));
        if (!taken.news().isEmpty()) {
            newsroom.store().change(tables -> taken.news().forEach(tables.pictures()::put));
        }
        reasons.addAll(taken.reasons());
        return taken;
    }

    private Map<String, String> known() {
        var known = new HashMap<String, String>();
        for (String source : newsroom.config().sources().keySet()) {
            newsroom.store()
                    .read(tables -> tables.articles().versions(source))
                    .forEach((key, version) -> known.put(source + " " + key, version));
        }
        return known;
    }

    private void file(Article article, Set<String> paths, SamePages pages, ArticleTable table) {
        String content = ContentHash.identity(article);
        String version = ContentHash.version(article);
        var known = table.byKey(article.source(), article.key());
        if (known.isPresent()) {
            update(known.get(), article, content, version, table);
            return;
        }
        var twin = table.byContent(content)
                .or(() -> pages.of(article).flatMap(same -> table.byKey(same.source(), same.key())));
        if (twin.isEmpty()) {
            add(article, content, version, table);
            pages.note(article);
            paths.add(place(article));
        } else if (paths.contains(place(twin.get().filed().article()))) {
            String twinTitle = twin.get().filed().article().file().toString();
            reasons.add(new Reason(Verdict.DUPLICATE, article.file().toString(), "the same as " + twinTitle));
        } else {
            update(twin.get(), article, content, version, table);
        }
    }

    private void update(OnFile known, Article article, String content, String version, ArticleTable table) {
        if (!known.version().equals(version)) {
            table.edit(
                    known.filed().id(),
                    article,
                    content,
                    version,
                    newsroom.clock().instant());
            edited++;
            return;
        }
        table.moved(known.filed().id(), article);
    }

    private void add(Article article, String content, String version, ArticleTable table) {
        String slug = Slug.of(article.title(), article.key());
        int copy = 1;
        String free = slug;
        while (table.hasSlug(free)) {
            free = slug + "-" + ++copy;
        }
        String feedId = FeedIds.article(newsroom.config(), newsroom.clock().instant(), free);
        table.add(article, free, feedId, content, version, newsroom.clock().instant());
        added++;
    }

    private void tidy(Set<String> paths, Tables tables) {
        for (FolderConfig folder : newsroom.config().folders()) {
            for (String path : tables.articles().presentPaths(folder.name())) {
                if (!paths.contains(folder.name() + "/" + path)) {
                    tables.articles().gone(folder.name(), path);
                }
            }
        }
        tables.releases().release(newsroom.clock().instant());
    }

    private static String place(Article article) {
        return article.source() + "/" + article.file();
    }
}
