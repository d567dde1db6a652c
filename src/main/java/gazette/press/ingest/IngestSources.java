package gazette.press.ingest;

import gazette.config.Diagnostic;
import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.issues.Reason;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the folders, polls the feeds that are due and stores what is new as articles. Then stores the held
/// entries that an editor let in.
public final class IngestSources {
    private static final Logger LOG = LoggerFactory.getLogger(IngestSources.class);

    private final AppContext context;
    private final PollFeeds.Purpose purpose;
    private final boolean releases;

    /// Holds the result.
    ///
    /// @param added new articles
    /// @param edited updated articles
    /// @param unstableFiles files that were changed a moment ago and are read in the next round
    /// @param nextPoll when the next round is worth it: a feed is due, or missing images may be tried again
    /// @param reasons for files and feeds that cannot be read, duplicates, held entries and missing images
    public record IngestResult(
            int added, int edited, int unstableFiles, Optional<Instant> nextPoll, List<Reason> reasons) {}

    private IngestSources(AppContext context, PollFeeds.Purpose purpose, boolean releases) {
        this.context = context;
        this.purpose = purpose;
        this.releases = releases;
    }

    /// Ingests once, each feed at its own pace.
    public static IngestResult run(AppContext context) {
        return new IngestSources(context, PollFeeds.Purpose.ROUTINE, true).run();
    }

    /// Ingests for an issue that is about to be sent: polls also feeds that are not due yet, so that it misses
    /// nothing.
    public static IngestResult forIssue(AppContext context) {
        return new IngestSources(context, PollFeeds.Purpose.ISSUE, true).run();
    }

    /// Ingests what is in the folders, and asks nobody on the web.
    public static IngestResult ofFolders(AppContext context) {
        return new IngestSources(context, PollFeeds.Purpose.OFFLINE, true).run();
    }

    /// Ingests for an issue that is only shown, and keeps what comes. Releases nothing: no article gets a number, so
    /// whoever joins later is not covered with it, and no page shows it.
    ///
    /// @param online whether feeds, pages and images of the web are asked for
    public static IngestResult forPreview(AppContext context, boolean online) {
        return new IngestSources(context, online ? PollFeeds.Purpose.ISSUE : PollFeeds.Purpose.OFFLINE, false).run();
    }

    private IngestResult run() {
        ParseArticleFolders.Folders folders = ParseArticleFolders.read(context);
        UnsavedFeedRound feeds = PollFeeds.run(context, purpose);
        boolean online = purpose != PollFeeds.Purpose.OFFLINE;
        var articles = new StoreArticles(context, online, folders.articles());
        articles.store(Stream.concat(folders.articles().stream(), feeds.articles().stream())
                .toList());
        feeds.save(context);
        List<Reason> approvedReasons = online ? IngestApprovedEntries.run(context, articles) : List.of();
        context.store().change(tables -> markMissingAndNumber(articles, tables));
        storeFaults(folders.faults());
        if (articles.added() + articles.edited() > 0) {
            LOG.info("gathered added={} edited={}", articles.added(), articles.edited());
        }
        Optional<Instant> nextRound = Stream.concat(
                        articles.retryTimes().stream(), PollFeeds.nextPoll(context).stream())
                .min(Instant::compareTo);
        List<Reason> reasons = Stream.of(
                        folders.faults().stream().map(Reason::of),
                        feeds.reasons().stream(),
                        heldReasons(feeds).stream(),
                        approvedReasons.stream(),
                        articles.reasons().stream())
                .flatMap(all -> all)
                .toList();
        return new IngestResult(articles.added(), articles.edited(), folders.settling(), nextRound, reasons);
    }

    private void storeFaults(List<Diagnostic> faults) {
        if (!context.store().read(tables -> tables.fileFaults().all()).equals(faults)) {
            context.store().change(tables -> tables.fileFaults().replace(faults));
        }
    }

    /// Tells the editor about held entries: before an issue about all of them, else about those of this round.
    private List<Reason> heldReasons(UnsavedFeedRound feeds) {
        return context.config().feeds().stream()
                .map(FeedConfig::name)
                .filter(source -> purpose != PollFeeds.Purpose.ROUTINE || feeds.hasHeldEntriesOf(source))
                .flatMap(source -> ReviewHeldEntries.heldReason(context, source).stream())
                .toList();
    }

    private void markMissingAndNumber(StoreArticles articles, Tables tables) {
        for (FolderConfig folder : context.config().folders()) {
            for (String path : tables.articles().presentPaths(folder.name())) {
                if (!articles.isPresent(folder.name(), path)) {
                    tables.articles().markMissing(folder.name(), path);
                }
            }
        }
        if (releases) {
            tables.articleNumbers().assign(context.clock().instant());
        }
    }
}
