package gazette.press;

import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.issues.Reason;
import gazette.store.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up what the sources hold now, and what an editor let in of what feeds held before.
public final class GatherSources {
    private static final Logger LOG = LoggerFactory.getLogger(GatherSources.class);

    private final Newsroom newsroom;
    private final FollowFeeds.Purpose purpose;

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
        Followed followed = FollowFeeds.run(newsroom, purpose);
        var filing = new FileArticles(newsroom, reading.articles());
        filing.file(Stream.concat(reading.articles().stream(), followed.articles().stream())
                .toList());
        followed.note(newsroom);
        List<Reason> letIn = AdmitHeld.run(newsroom, filing);
        newsroom.store().change(tables -> tidy(filing, tables));
        if (filing.added() + filing.edited() > 0) {
            LOG.info("gathered added={} edited={}", filing.added(), filing.edited());
        }
        Optional<Instant> again = Stream.concat(filing.again().stream(), FollowFeeds.next(newsroom).stream())
                .min(Instant::compareTo);
        List<Reason> reasons = Stream.of(
                        reading.faults().stream().map(Reason::of),
                        followed.reasons().stream(),
                        held(followed).stream(),
                        letIn.stream(),
                        filing.reasons().stream())
                .flatMap(all -> all)
                .toList();
        return new Gathered(filing.added(), filing.edited(), reading.settling(), again, reasons);
    }

    /// What waits for the editor: before an issue all of it, else what has just come.
    private List<Reason> held(Followed followed) {
        return newsroom.config().feeds().stream()
                .map(FeedConfig::name)
                .filter(source -> purpose == FollowFeeds.Purpose.ISSUE || followed.holds(source))
                .flatMap(source -> DecideBurst.note(newsroom, source).stream())
                .toList();
    }

    private void tidy(FileArticles filing, Tables tables) {
        for (FolderConfig folder : newsroom.config().folders()) {
            for (String path : tables.articles().presentPaths(folder.name())) {
                if (!filing.isThere(folder.name(), path)) {
                    tables.articles().gone(folder.name(), path);
                }
            }
        }
        tables.releases().release(newsroom.clock().instant());
    }
}
