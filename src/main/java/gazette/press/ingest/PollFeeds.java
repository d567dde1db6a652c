package gazette.press.ingest;

import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.ingest.FetchEntryPages.Wanted;
import gazette.press.ingest.UnsavedFeedRound.FeedChange;
import gazette.press.workspace.AppContext;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.sources.polling.FeedPollResult;
import gazette.sources.polling.FeedState;
import gazette.sources.polling.NewEntryDetector;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polls the feeds that are due, as many at once as the [Fetcher] allows, and converts their new entries to
/// articles. One bad feed never stops the round. Stores nothing: the caller stores the articles and then calls
/// [UnsavedFeedRound#save].
///
/// When a feed is due is decided in [gazette.sources.polling.PollSchedule], one request is made by
/// [FeedPollResult#poll], and which entries are new is decided by [NewEntryDetector].
public final class PollFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(PollFeeds.class);
    private static final Duration ROUND = Duration.ofSeconds(45);

    private final AppContext context;
    private final Purpose purpose;
    private final Instant now;
    private final List<EntriesToArticles.Taken> taken = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<FeedChange> changes = new ArrayList<>();

    /// Holds a feed and what is stored about it.
    private record Due(FeedConfig feed, FeedState state) {}

    /// Says what a round is for, which decides which feeds are due.
    enum Purpose {
        /// Each feed at its own pace.
        ROUTINE,
        /// For an issue that is about to be sent: also feeds that are not due yet, if they were not polled a
        /// moment ago.
        ISSUE,
        /// To show an issue without asking anybody.
        OFFLINE
    }

    private PollFeeds(AppContext context, Purpose purpose) {
        this.context = context;
        this.purpose = purpose;
        this.now = context.clock().instant();
    }

    /// Polls once.
    static UnsavedFeedRound run(AppContext context, Purpose purpose) {
        return new PollFeeds(context, purpose).run();
    }

    /// Returns when the next round is worth it: when a feed is due, or a held entry that was let in. At full
    /// minutes, so that feeds that are due shortly after one another share a round.
    public static Optional<Instant> nextPoll(AppContext context) {
        List<FeedConfig> feeds = context.config().feeds();
        Stream<Instant> polls = feeds.stream()
                .map(feed -> state(context, feed))
                .filter(state -> !state.isGone())
                .map(FeedState::next);
        Stream<Instant> approved = feeds.stream()
                .flatMap(feed ->
                        context.store().read(tables -> tables.heldEntries().nextDue(feed.name())).stream());
        return Stream.concat(polls, approved)
                .min(Instant::compareTo)
                .map(next -> next.plusMillis(59_999).truncatedTo(ChronoUnit.MINUTES));
    }

    private UnsavedFeedRound run() {
        Map<Boolean, List<Due>> feeds = context.config().feeds().stream()
                .map(feed -> new Due(feed, state(context, feed)))
                .collect(Collectors.partitioningBy(feed -> isDue(feed.state())));
        List<Due> due = feeds.getOrDefault(true, List.of());
        if (!due.isEmpty()) {
            poll(due);
        }
        if (purpose == Purpose.ISSUE) {
            feeds.getOrDefault(false, List.of()).forEach(this::reportLastFailure);
        }
        EntriesToArticles.Result converted = EntriesToArticles.convert(context, taken);
        reasons.addAll(converted.reasons());
        Set<String> incomplete = new HashSet<>(converted.interrupted());
        converted.retryable().stream().map(Wanted::source).forEach(incomplete::add);
        List<FeedChange> saved = changes.stream()
                .map(change -> incomplete.contains(change.state().source())
                        ? change.with(change.state().withoutValidators())
                        : change)
                .toList();
        return new UnsavedFeedRound(converted.articles(), List.copyOf(reasons), saved, converted.fetchedPages());
    }

    /// A feed whose address was changed in the settings is another feed.
    private static FeedState state(AppContext context, FeedConfig feed) {
        return context.store()
                .read(tables -> tables.feeds().find(feed.name()))
                .filter(state -> state.address().equals(feed.address()))
                .orElseGet(() -> FeedState.fresh(feed));
    }

    private boolean isDue(FeedState state) {
        return switch (purpose) {
            case ROUTINE -> !state.isGone() && !state.next().isAfter(now);
            case ISSUE -> !state.isGone() && !state.pollSchedule().earliest().isAfter(now);
            case OFFLINE -> false;
        };
    }

    /// An issue lacks what a feed has that failed a while ago, too, and is not asked again so soon.
    private void reportLastFailure(Due feed) {
        FeedState state = feed.state();
        if (!state.isGone() && !state.problem().isEmpty()) {
            reasons.add(new Reason(
                    ReasonKind.FAULTY,
                    state.source(),
                    "the feed is left out: " + state.problem()
                            + "; it was asked a while ago, and gazette sources --again " + state.source()
                            + " lets it be asked at once"));
        }
    }

    private void poll(List<Due> due) {
        try (Fetcher fetcher = Fetcher.of(context.config());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<FeedPollResult>> polls = due.stream()
                    .map(feed -> (Callable<FeedPollResult>)
                            () -> FeedPollResult.poll(feed.feed(), feed.state(), fetcher, now))
                    .toList();
            List<Future<FeedPollResult>> futures = threads.invokeAll(polls, ROUND.toSeconds(), TimeUnit.SECONDS);
            for (int i = 0; i < futures.size(); i++) {
                // A feed that was not reached in time stays due.
                if (!futures.get(i).isCancelled()) {
                    addResult(due.get(i), futures.get(i));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void addResult(Due due, Future<FeedPollResult> future) throws InterruptedException {
        try {
            addResult(future.get());
        } catch (ExecutionException | RuntimeException | Error e) {
            LOG.error("feed_broken source={} cause=\"{}\"", due.feed().name(), FailureText.withPlace(e));
            addResult(FeedPollResult.broken(due.feed(), due.state(), e, now));
        }
    }

    private void addResult(FeedPollResult poll) {
        FeedState state = poll.state();
        if (!state.problem().isEmpty()) {
            LOG.warn(
                    "feed_failed source={} failures={} problem=\"{}\"",
                    state.source(),
                    state.failures(),
                    state.problem());
            reasons.add(new Reason(ReasonKind.FAULTY, state.source(), "the feed is left out: " + state.problem()));
        }
        if (!state.currentUrl().equals(poll.before().currentUrl())) {
            note(state.source(), "it is asked at " + state.currentUrl() + " from now on");
        }
        FeedChange change = poll.feed().map(feed -> classify(poll, feed)).orElse(FeedChange.unchanged(state));
        changes.add(change.sightings().isEmpty() || poll.isFirst() ? change : change.with(state.withNews(now)));
    }

    private FeedChange classify(FeedPollResult poll, ParsedFeed feed) {
        FeedConfig config = poll.config();
        String defaultLanguage = context.config().publication().language();
        Map<String, NewEntryDetector.Known> known =
                context.store().read(tables -> tables.feeds().seenEntries(config.name()));
        NewEntryDetector.Sorted classified =
                new NewEntryDetector(config, defaultLanguage, known).sort(feed, pollContext(poll));
        List<ClassifiedEntry> accepted = ofFate(Fate.TAKEN, classified);
        accepted.forEach(entry -> taken.add(new EntriesToArticles.Taken(config, feed.lang(), entry)));
        classified
                .skipped()
                .forEach((why, count) -> note(config.name(), count + (count == 1 ? " entry " : " entries ") + why));
        List<ClassifiedEntry> unknown = classified.sightings().stream()
                .filter(entry -> !known.keySet().containsAll(entry.identities()))
                .toList();
        Set<String> approved =
                context.store().read(tables -> tables.heldEntries().admittedKeys(config.name()));
        List<String> alreadyPresent = accepted.stream()
                .map(ClassifiedEntry::key)
                .filter(approved::contains)
                .toList();
        return new FeedChange(poll.state(), feed.lang(), unknown, ofFate(Fate.HELD, classified), alreadyPresent);
    }

    private static List<ClassifiedEntry> ofFate(Fate fate, NewEntryDetector.Sorted classified) {
        return classified.sightings().stream()
                .filter(entry -> entry.fate() == fate)
                .toList();
    }

    /// The daily limit counts by days of the publication's zone.
    private NewEntryDetector.PollContext pollContext(FeedPollResult poll) {
        ZoneId zone = context.config().publication().zone();
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        String source = poll.config().name();
        long taken = context.store().read(tables -> tables.feeds().countAccepted(source, midnight));
        return new NewEntryDetector.PollContext(poll.isFirst(), now, taken);
    }

    private void note(String source, String text) {
        reasons.add(new Reason(ReasonKind.NOTE, source, text));
    }
}
