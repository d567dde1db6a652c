package gazette.sources.polling;

import gazette.config.FeedConfig;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.feeds.SkipHoursAndDays;
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
/// @param earliest when an issue may look
/// @param expectedInterval between two looks, as the feed itself lets one expect; zero if it does not
/// @param skipped when the feed itself lets nobody expect anything
/// @param lastNewEntryAt when an entry was last new, as far as that is known
public record PollSchedule(
        Instant next,
        Instant earliest,
        Duration expectedInterval,
        SkipHoursAndDays skipped,
        Optional<Instant> lastNewEntryAt) {
    /// Before the first look, which is overdue.
    static final PollSchedule NEVER_POLLED =
            new PollSchedule(Instant.EPOCH, Instant.EPOCH, Duration.ZERO, SkipHoursAndDays.NONE, Optional.empty());

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofMinutes(10);
    private static final int PART = 10;

    /// After a look that went well.
    ///
    /// @param asked not before, says the server
    /// @param feed what came, if anything did
    PollSchedule seen(FeedConfig config, Duration asked, Optional<ParsedFeed> feed, Instant now) {
        Duration expected =
                feed.map(came -> PublishingFrequency.of(came, now).pause()).orElse(expectedInterval);
        SkipHoursAndDays quiet = feed.map(ParsedFeed::skipped).orElse(skipped);
        Optional<Instant> latest = Stream.of(
                        feed.flatMap(came -> PublishingFrequency.of(came, now).latest()), lastNewEntryAt)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        Duration silent = latest.map(since -> tenth(since, now)).orElse(Duration.ZERO);
        Duration own = config.pollInterval().orElseGet(() -> within(longer(expected, silent)));
        Instant soonest = now.plus(longer(asked, config.pollInterval().orElse(MOMENT)));
        Instant routine = now.plus(longer(asked, spread(own, config)));
        return new PollSchedule(outside(quiet, routine, config), soonest, expected, quiet, latest);
    }

    /// After a look that ended before anybody was asked. It costs no server anything, so an issue may look at once; and
    /// as other settings are taken up at once, only a name that changes its address has to wait.
    PollSchedule refused(Instant now) {
        return new PollSchedule(now.plus(SHORTEST), now, expectedInterval, skipped, lastNewEntryAt);
    }

    /// After a look that failed. Each failure doubles the time to the next look, up to a day.
    PollSchedule failed(FeedConfig config, Duration asked, int failures, Instant now) {
        Duration every = config.pollInterval().orElse(SHORTEST);
        Duration doubled = every.multipliedBy(1L << Math.min(failures, 10));
        Duration patience = doubled.compareTo(LONGEST) > 0 ? longer(every, LONGEST) : doubled;
        Instant routine = now.plus(longer(asked, spread(patience, config)));
        return new PollSchedule(
                outside(skipped, routine, config),
                now.plus(longer(asked, every)),
                expectedInterval,
                skipped,
                lastNewEntryAt);
    }

    /// When an entry was new just now.
    PollSchedule lastNewEntryAt(Instant now) {
        return new PollSchedule(next, earliest, expectedInterval, skipped, Optional.of(now));
    }

    /// A tenth of the time since then.
    static Duration tenth(Instant since, Instant now) {
        return Duration.between(since, now).dividedBy(PART);
    }

    /// Where the settings say how often, that stands.
    private static Instant outside(SkipHoursAndDays quiet, Instant routine, FeedConfig config) {
        return config.pollInterval().isPresent() ? routine : quiet.next(routine);
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
