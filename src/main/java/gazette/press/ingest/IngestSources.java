package gazette.press.ingest;

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

/// Takes up what the sources hold now, and what an editor let in of what feeds held before.
public final class IngestSources {
    private static final Logger LOG = LoggerFactory.getLogger(IngestSources.class);

    private final AppContext context;
    private final PollFeeds.Purpose purpose;

    /// What came of it.
    ///
    /// @param added articles seen for the first time
    /// @param edited articles that changed
    /// @param unstableFiles files that were changed a moment ago and wait for the next look
    /// @param nextPoll when a feed, or pictures that could not be had, are worth asking for again
    /// @param reasons files and feeds that cannot be read, articles that are there twice, pictures that could
    ///     not be had
    public record IngestResult(
            int added, int edited, int unstableFiles, Optional<Instant> nextPoll, List<Reason> reasons) {}

    private IngestSources(AppContext context, PollFeeds.Purpose purpose) {
        this.context = context;
        this.purpose = purpose;
    }

    /// Gathers once.
    public static IngestResult run(AppContext context) {
        return new IngestSources(context, PollFeeds.Purpose.ROUTINE).run();
    }

    /// Gathers for an issue that is about to go out, so that it misses nothing.
    public static IngestResult forIssue(AppContext context) {
        return new IngestSources(context, PollFeeds.Purpose.ISSUE).run();
    }

    private IngestResult run() {
        ReadArticleFolders.Reading reading = ReadArticleFolders.read(context.config(), context.clock());
        FeedRoundResult result = PollFeeds.run(context, purpose);
        var filing = new StoreArticles(context, reading.articles());
        filing.file(Stream.concat(reading.articles().stream(), result.articles().stream())
                .toList());
        result.save(context);
        List<Reason> letIn = IngestApprovedEntries.run(context, filing);
        context.store().change(tables -> tidy(filing, tables));
        if (filing.added() + filing.edited() > 0) {
            LOG.info("gathered added={} edited={}", filing.added(), filing.edited());
        }
        Optional<Instant> again = Stream.concat(filing.again().stream(), PollFeeds.next(context).stream())
                .min(Instant::compareTo);
        List<Reason> reasons = Stream.of(
                        reading.faults().stream().map(Reason::of),
                        result.reasons().stream(),
                        held(result).stream(),
                        letIn.stream(),
                        filing.reasons().stream())
                .flatMap(all -> all)
                .toList();
        return new IngestResult(filing.added(), filing.edited(), reading.settling(), again, reasons);
    }

    /// What waits for the editor: before an issue all of it, else what has just come.
    private List<Reason> held(FeedRoundResult result) {
        return context.config().feeds().stream()
                .map(FeedConfig::name)
                .filter(source -> purpose == PollFeeds.Purpose.ISSUE || result.holds(source))
                .flatMap(source -> ReviewHeldEntries.heldReason(context, source).stream())
                .toList();
    }

    private void tidy(StoreArticles filing, Tables tables) {
        for (FolderConfig folder : context.config().folders()) {
            for (String path : tables.articles().presentPaths(folder.name())) {
                if (!filing.isThere(folder.name(), path)) {
                    tables.articles().markMissing(folder.name(), path);
                }
            }
        }
        tables.articleNumbers().assign(context.clock().instant());
    }
}
