package gazette.sources;

import gazette.config.FeedConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When a feed is asked. Unless the settings say how often, one that publishes seldom is asked seldom: after a tenth of
/// the time that usually lies between two of its entries, or that it has been silent for, but at least once a day,
/// unless the times that it skips or its server's wishes lie in between. No issue misses anything by that, because it
/// asks what was not asked a moment ago, whatever the rhythm.
///
/// @param next when to look again
/// @param soonest when an issue may look
/// @param pause between two looks, as the feed itself lets one expect; zero if it does not
/// @param skipped when the feed itself lets nobody expect anything
/// @param news when an entry was last new, as far as that is known
public record Rhythm(Instant next, Instant soonest, Duration pause, SkippedTimes skipped, Optional<Instant> news) {
    /// Before the first look, which is overdue.
    static final Rhythm FRESH =
            new Rhythm(Instant.EPOCH, Instant.EPOCH, Duration.ZERO, SkippedTimes.NONE, Optional.empty());

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofMinutes(10);
    private static final int PART = 10;

    /// After a look that went well.
    ///
    /// @param asked not before, says the server
    /// @param feed what came, if anything did
    Rhythm seen(FeedConfig config, Duration asked, Optional<ReadFeed> feed, Instant now) {
        Duration expected = feed.map(came -> Publishing.of(came, now).pause()).orElse(pause);
        SkippedTimes quiet = feed.map(ReadFeed::skipped).orElse(skipped);
        Optional<Instant> latest = Stream.of(
                        feed.flatMap(came -> Publishing.of(came, now).latest()), news)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        Duration silent = latest.map(since -> tenth(since, now)).orElse(Duration.ZERO);
        Duration own = config.every().orElseGet(() -> within(longer(expected, silent)));
        Instant soonest = now.plus(longer(asked, config.every().orElse(MOMENT)));
        Instant routine = now.plus(longer(asked, spread(own, config)));
        return new Rhythm(outside(quiet, routine, config), soonest, expected, quiet, latest);
    }

    /// After a look that ended before anybody was asked. It costs no server anything, so an issue may look at once; and
    /// as other settings are taken up at once, only a name that changes its address has to wait.
    Rhythm refused(Instant now) {
        return new Rhythm(now.plus(SHORTEST), now, pause, skipped, news);
    }

    /// After a look that failed. Each failure doubles the time to the next look, up to a day.
    Rhythm failed(FeedConfig config, Duration asked, int failures, Instant now) {
        Duration every = config.every().orElse(SHORTEST);
        Duration doubled = every.multipliedBy(1L << Math.min(failures, 10));
        Duration patience = doubled.compareTo(LONGEST) > 0 ? longer(every, LONGEST) : doubled;
        Instant routine = now.plus(longer(asked, spread(patience, config)));
        return new Rhythm(outside(skipped, routine, config), now.plus(longer(asked, every)), pause, skipped, news);
    }

    /// When an entry was new just now.
    Rhythm news(Instant now) {
        return new Rhythm(next, soonest, pause, skipped, Optional.of(now));
    }

    /// A tenth of the time since then.
    static Duration tenth(Instant since, Instant now) {
        return Duration.between(since, now).dividedBy(PART);
    }

    /// Where the settings say how often, that stands.
    private static Instant outside(SkippedTimes quiet, Instant routine, FeedConfig config) {
        return config.every().isPresent() ? routine : quiet.next(routine);
    }

    /// Up to a tenth longer, each feed by its name, so that those that came together are not asked together for ever.
    private static Duration spread(Duration time, FeedConfig config) {
        // Names in a row have hashes in a row; multiplied by the golden ratio, they lie all over.
        int share = (config.name().hashCode() * 0x9e3779b9) >>> 16;
        return time.plus(time.multipliedBy(share).dividedBy((1L << 16) * PART));
    }

    private static Duration within(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : longer(time, SHORTEST);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
