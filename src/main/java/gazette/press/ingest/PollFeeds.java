package gazette.press.ingest;

import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.ingest.FeedRoundResult.FeedChange;
import gazette.press.ingest.FetchPages.Wanted;
import gazette.press.workspace.AppContext;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.ClassifiedEntry;
import gazette.sources.polling.ClassifiedEntry.Fate;
import gazette.sources.polling.FeedPollResult;
import gazette.sources.polling.FeedState;
import gazette.sources.polling.NewEntryDetector;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/// One round through the feeds whose time has come, as many at once as the [Fetcher] lets. One bad feed never stops the
/// round. Notes nothing by itself: what was met is noted when its articles are filed, see [FeedRoundResult#save].
public final class PollFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(PollFeeds.class);
    private static final Duration ROUND = Duration.ofSeconds(45);

    private final AppContext context;
    private final Purpose purpose;
    private final Instant now;
    private final List<EntriesToArticles.Taken> taken = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<FeedChange> news = new ArrayList<>();

    private record Due(FeedConfig feed, FeedState state) {}

    /// What a round is for.
    enum Purpose {
        /// To keep up, at each feed's own pace.
        ROUTINE,
        /// For an issue that is about to go out: it is to miss nothing.
        ISSUE
    }

    private PollFeeds(AppContext context, Purpose purpose) {
        this.context = context;
        this.purpose = purpose;
        this.now = context.clock().instant();
    }

    static FeedRoundResult run(AppContext context, Purpose purpose) {
        return new PollFeeds(context, purpose).run();
    }

    /// When another round is worth it; at full minutes, so that there are not many rounds for a feed or two each.
    public static Optional<Instant> next(AppContext context) {
        List<FeedConfig> feeds = context.config().feeds();
        Stream<Instant> looks = feeds.stream()
                .map(feed -> state(context, feed))
                .filter(state -> !state.isGone())
                .map(FeedState::next);
        Stream<Instant> letIn = feeds.stream()
                .flatMap(feed ->
                        context.store().read(tables -> tables.heldEntries().nextDue(feed.name())).stream());
        return Stream.concat(looks, letIn)
                .min(Instant::compareTo)
                .map(next -> next.plusMillis(59_999).truncatedTo(ChronoUnit.MINUTES));
    }

    private FeedRoundResult run() {
        List<Due> due = context.config().feeds().stream()
                .map(feed -> new Due(feed, state(context, feed)))
                .filter(feed -> isDue(feed.state()))
                .toList();
        if (!due.isEmpty()) {
            look(due);
        }
        EntriesToArticles.Result proofs = EntriesToArticles.of(context, taken);
        reasons.addAll(proofs.reasons());
        Set<String> open = proofs.retryable().stream().map(Wanted::source).collect(Collectors.toSet());
        List<FeedChange> noted = news.stream()
                .map(one -> open.contains(one.state().source())
                        ? one.with(one.state().withoutValidators())
                        : one)
                .toList();
        return new FeedRoundResult(proofs.articles(), List.copyOf(reasons), noted, proofs.fetchedPages());
    }

    /// A feed whose address was changed in the settings is another feed.
    private static FeedState state(AppContext context, FeedConfig feed) {
        return context.store()
                .read(tables -> tables.feeds().find(feed.name()))
                .filter(state -> state.address().equals(feed.address()))
                .orElseGet(() -> FeedState.fresh(feed));
    }

    private boolean isDue(FeedState state) {
        Instant due = purpose == Purpose.ISSUE ? state.pollSchedule().earliest() : state.next();
        return !state.isGone() && !due.isAfter(now);
    }

    private void look(List<Due> due) {
        try (Fetcher fetcher = Fetcher.of(context.config());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<FeedPollResult>> looks = due.stream()
                    .map(feed -> (Callable<FeedPollResult>)
                            () -> FeedPollResult.poll(feed.feed(), feed.state(), fetcher, now))
                    .toList();
            List<Future<FeedPollResult>> came = threads.invokeAll(looks, ROUND.toSeconds(), TimeUnit.SECONDS);
            for (int i = 0; i < came.size(); i++) {
                // One that was not reached in time is met in the next round.
                if (!came.get(i).isCancelled()) {
                    settle(due.get(i), came.get(i));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(Due due, Future<FeedPollResult> look) throws InterruptedException {
        try {
            settle(look.get());
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("feed_broken source={}", due.feed().name(), e);
            settle(FeedPollResult.broken(due.feed(), due.state(), e, now));
        }
    }

    private void settle(FeedPollResult look) {
        FeedState state = look.state();
        if (!state.problem().isEmpty()) {
            LOG.warn(
                    "feed_failed source={} failures={} problem=\"{}\"",
                    state.source(),
                    state.failures(),
                    state.problem());
            reasons.add(new Reason(ReasonKind.FAULTY, state.source(), "the feed is left out: " + state.problem()));
        }
        if (!state.currentUrl().equals(look.before().currentUrl())) {
            note(state.source(), "it is asked at " + state.currentUrl() + " from now on");
        }
        FeedChange met = look.feed().map(feed -> sort(look, feed)).orElse(FeedChange.unchanged(state));
        news.add(met.sightings().isEmpty() || look.isFirst() ? met : met.with(state.withNews(now)));
    }

    private FeedChange sort(FeedPollResult look, ParsedFeed feed) {
        FeedConfig config = look.config();
        String usual = context.config().publication().language();
        Map<String, NewEntryDetector.Known> known =
                context.store().read(tables -> tables.feeds().seenEntries(config.name()));
        NewEntryDetector.Sorted sorted = new NewEntryDetector(config, usual, known).sort(feed, occasion(look));
        List<ClassifiedEntry> takes = with(Fate.TAKEN, sorted);
        takes.forEach(classified -> taken.add(new EntriesToArticles.Taken(config, feed.lang(), classified)));
        sorted.skipped()
                .forEach((why, count) -> note(config.name(), count + (count == 1 ? " entry " : " entries ") + why));
        List<ClassifiedEntry> unknown = sorted.sightings().stream()
                .filter(classified -> !known.keySet().containsAll(classified.identities()))
                .toList();
        Set<String> letIn = context.store().read(tables -> tables.heldEntries().admittedKeys(config.name()));
        List<String> there =
                takes.stream().map(ClassifiedEntry::key).filter(letIn::contains).toList();
        return new FeedChange(look.state(), feed.lang(), unknown, with(Fate.HELD, sorted), there);
    }

    private static List<ClassifiedEntry> with(Fate fate, NewEntryDetector.Sorted sorted) {
        return sorted.sightings().stream()
                .filter(classified -> classified.fate() == fate)
                .toList();
    }

    /// A day is the paper's.
    private NewEntryDetector.PollContext occasion(FeedPollResult look) {
        ZoneId zone = context.config().publication().zone();
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        String source = look.config().name();
        long taken = context.store().read(tables -> tables.feeds().countAccepted(source, midnight));
        return new NewEntryDetector.PollContext(look.isFirst(), now, taken);
    }

    private void note(String source, String what) {
        reasons.add(new Reason(ReasonKind.NOTE, source, what));
    }
}
