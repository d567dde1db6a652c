package gazette.press;

import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.Verdict;
import gazette.press.Followed.News;
import gazette.press.TakePages.Wanted;
import gazette.sources.FeedLook;
import gazette.sources.FeedState;
import gazette.sources.Fetcher;
import gazette.sources.ReadFeed;
import gazette.sources.Sighting;
import gazette.sources.Sighting.Fate;
import gazette.sources.Sorting;
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
/// round. Notes nothing by itself: what was met is noted when its articles are filed, see [Followed#note].
final class FollowFeeds {
    private static final Logger LOG = LoggerFactory.getLogger(FollowFeeds.class);
    private static final Duration ROUND = Duration.ofSeconds(45);

    private final Newsroom newsroom;
    private final Purpose purpose;
    private final Instant now;
    private final List<SetEntries.Taken> taken = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<News> news = new ArrayList<>();

    private record Due(FeedConfig feed, FeedState state) {}

    /// What a round is for.
    enum Purpose {
        /// To keep up, at each feed's own pace.
        KEEPING_UP,
        /// For an issue that is about to go out: it is to miss nothing.
        ISSUE
    }

    private FollowFeeds(Newsroom newsroom, Purpose purpose) {
        this.newsroom = newsroom;
        this.purpose = purpose;
        this.now = newsroom.clock().instant();
    }

    static Followed run(Newsroom newsroom, Purpose purpose) {
        return new FollowFeeds(newsroom, purpose).run();
    }

    /// When another round is worth it; at full minutes, so that there are not many rounds for a feed or two each.
    static Optional<Instant> next(Newsroom newsroom) {
        List<FeedConfig> feeds = newsroom.config().feeds();
        Stream<Instant> looks = feeds.stream()
                .map(feed -> state(newsroom, feed))
                .filter(state -> !state.ended())
                .map(FeedState::next);
        Stream<Instant> letIn = feeds.stream()
                .flatMap(feed ->
                        newsroom.store().read(tables -> tables.heldEntries().next(feed.name())).stream());
        return Stream.concat(looks, letIn)
                .min(Instant::compareTo)
                .map(next -> next.plusMillis(59_999).truncatedTo(ChronoUnit.MINUTES));
    }

    private Followed run() {
        List<Due> due = newsroom.config().feeds().stream()
                .map(feed -> new Due(feed, state(newsroom, feed)))
                .filter(feed -> isDue(feed.state()))
                .toList();
        if (!due.isEmpty()) {
            look(due);
        }
        SetEntries.Proofs proofs = SetEntries.of(newsroom, taken);
        reasons.addAll(proofs.reasons());
        Set<String> open = proofs.open().stream().map(Wanted::source).collect(Collectors.toSet());
        List<News> noted = news.stream()
                .map(one -> open.contains(one.state().source())
                        ? one.with(one.state().afresh())
                        : one)
                .toList();
        return new Followed(proofs.articles(), List.copyOf(reasons), noted, proofs.news());
    }

    /// A feed whose address was changed in the settings is another feed.
    private static FeedState state(Newsroom newsroom, FeedConfig feed) {
        return newsroom.store()
                .read(tables -> tables.feeds().find(feed.name()))
                .filter(state -> state.address().equals(feed.address()))
                .orElseGet(() -> FeedState.fresh(feed));
    }

    private boolean isDue(FeedState state) {
        Instant due = purpose == Purpose.ISSUE ? state.rhythm().soonest() : state.next();
        return !state.ended() && !due.isAfter(now);
    }

    private void look(List<Due> due) {
        try (Fetcher fetcher = Fetcher.of(newsroom.config());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<FeedLook>> looks = due.stream()
                    .map(feed -> (Callable<FeedLook>) () -> FeedLook.at(feed.feed(), feed.state(), fetcher, now))
                    .toList();
            List<Future<FeedLook>> came = threads.invokeAll(looks, ROUND.toSeconds(), TimeUnit.SECONDS);
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

    private void settle(Due due, Future<FeedLook> look) throws InterruptedException {
        try {
            settle(look.get());
        } catch (ExecutionException | RuntimeException e) {
            LOG.error("feed_broken source={}", due.feed().name(), e);
            settle(FeedLook.broken(due.feed(), due.state(), e, now));
        }
    }

    private void settle(FeedLook look) {
        FeedState state = look.state();
        if (!state.problem().isEmpty()) {
            LOG.warn(
                    "feed_failed source={} failures={} problem=\"{}\"",
                    state.source(),
                    state.failures(),
                    state.problem());
            reasons.add(new Reason(Verdict.FAULTY, state.source(), "the feed is left out: " + state.problem()));
        }
        if (!state.asked().equals(look.before().asked())) {
            note(state.source(), "it is asked at " + state.asked() + " from now on");
        }
        News met = look.feed().map(feed -> sort(look, feed)).orElse(News.silent(state));
        news.add(met.sightings().isEmpty() || look.isFirst() ? met : met.with(state.withNews(now)));
    }

    private News sort(FeedLook look, ReadFeed feed) {
        FeedConfig config = look.config();
        String usual = newsroom.config().publication().language();
        Map<String, Sorting.Known> known =
                newsroom.store().read(tables -> tables.feeds().known(config.name()));
        Sorting.Sorted sorted = new Sorting(config, usual, known).sort(feed, occasion(look));
        List<Sighting> takes = with(Fate.TAKEN, sorted);
        takes.forEach(sighting -> taken.add(new SetEntries.Taken(config, feed.lang(), sighting)));
        sorted.passed()
                .forEach((why, count) -> note(config.name(), count + (count == 1 ? " entry " : " entries ") + why));
        List<Sighting> unknown = sorted.sightings().stream()
                .filter(sighting -> !known.keySet().containsAll(sighting.identities()))
                .toList();
        Set<String> letIn = newsroom.store().read(tables -> tables.heldEntries().keysLetIn(config.name()));
        List<String> there =
                takes.stream().map(Sighting::key).filter(letIn::contains).toList();
        return new News(look.state(), feed.lang(), unknown, with(Fate.HELD, sorted), there);
    }

    private static List<Sighting> with(Fate fate, Sorting.Sorted sorted) {
        return sorted.sightings().stream()
                .filter(sighting -> sighting.fate() == fate)
                .toList();
    }

    /// A day is the paper's.
    private Sorting.Occasion occasion(FeedLook look) {
        ZoneId zone = newsroom.config().publication().zone();
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        String source = look.config().name();
        long taken = newsroom.store().read(tables -> tables.feeds().taken(source, midnight));
        return new Sorting.Occasion(look.isFirst(), now, taken);
    }

    private void note(String source, String what) {
        reasons.add(new Reason(Verdict.NOTE, source, what));
    }
}
