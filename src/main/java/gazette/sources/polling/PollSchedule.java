package gazette.sources.polling;

import gazette.config.FeedConfig;
import gazette.sources.feeds.ParsedFeed;
import gazette.sources.feeds.SkipHoursAndDays;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides when a feed is polled. Unless the settings say how often, a feed that publishes seldom is polled seldom:
/// after
/// a tenth of the usual time between two entries, or of the time since the last one, but at least once a day, unless
/// the
/// feed skips that time or its server asks to wait. No issue misses anything, because a run polls all feeds that were
/// not polled a moment ago.
///
/// @param next when to poll next
/// @param earliest when a run may poll at the earliest
/// @param expectedInterval the pause between two polls that the feed suggests; zero if it does not
/// @param skipped when the feed says that it need not be polled
/// @param lastNewEntryAt when an entry was last new, if that is known
public record PollSchedule(
        Instant next,
        Instant earliest,
        Duration expectedInterval,
        SkipHoursAndDays skipped,
        Optional<Instant> lastNewEntryAt) {
    /// The schedule of a new feed, which is to be polled at once.
    static final PollSchedule NEVER_POLLED =
            new PollSchedule(Instant.EPOCH, Instant.EPOCH, Duration.ZERO, SkipHoursAndDays.NONE, Optional.empty());

    private static final Duration MIN_INTERVAL = Duration.ofHours(1);
    private static final Duration MAX_INTERVAL = Duration.ofDays(1);
    private static final Duration MIN_PAUSE = Duration.ofMinutes(10);
    private static final int FRACTION = 10;

    /// Returns the schedule after a successful poll.
    ///
    /// @param retryAfter how long the server asks to wait
    /// @param feed what it holds, if it has changed
    PollSchedule seen(FeedConfig config, Duration retryAfter, Optional<ParsedFeed> feed, Instant now) {
        Duration expected =
                feed.map(parsed -> PublishingFrequency.of(parsed, now).pause()).orElse(expectedInterval);
        SkipHoursAndDays quiet = feed.map(ParsedFeed::skipped).orElse(skipped);
        Optional<Instant> latest = Stream.of(
                        feed.flatMap(
                                parsed -> PublishingFrequency.of(parsed, now).latest()),
                        lastNewEntryAt)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        Duration silent = latest.map(since -> tenth(since, now)).orElse(Duration.ZERO);
        Duration own = config.pollInterval().orElseGet(() -> within(longer(expected, silent)));
        Instant soonest = now.plus(longer(retryAfter, config.pollInterval().orElse(MIN_PAUSE)));
        Instant routine = now.plus(longer(retryAfter, spread(own, config)));
        return new PollSchedule(outside(quiet, routine, config), soonest, expected, quiet, latest);
    }

    /// Returns the schedule after a poll whose address was refused. No server was asked, so a run may try again at
    /// once;
    /// changed settings apply at once, too, so only a name whose address changes has to wait.
    PollSchedule refused(Instant now) {
        return new PollSchedule(now.plus(MIN_INTERVAL), now, expectedInterval, skipped, lastNewEntryAt);
    }

    /// Returns the schedule after a failed poll. Each failure doubles the time to the next, up to a day.
    PollSchedule failed(FeedConfig config, Duration retryAfter, int failures, Instant now) {
        Duration every = config.pollInterval().orElse(MIN_INTERVAL);
        Duration doubled = every.multipliedBy(1L << Math.min(failures, 10));
        Duration backoff = doubled.compareTo(MAX_INTERVAL) > 0 ? longer(every, MAX_INTERVAL) : doubled;
        Instant routine = now.plus(longer(retryAfter, spread(backoff, config)));
        return new PollSchedule(
                outside(skipped, routine, config),
                now.plus(longer(retryAfter, every)),
                expectedInterval,
                skipped,
                lastNewEntryAt);
    }

    /// Returns the schedule with the time of the last new entry.
    PollSchedule lastNewEntryAt(Instant now) {
        return new PollSchedule(next, earliest, expectedInterval, skipped, Optional.of(now));
    }

    /// Returns a tenth of the time between two instants.
    static Duration tenth(Instant since, Instant now) {
        return Duration.between(since, now).dividedBy(FRACTION);
    }

    /// The hours and days that a feed skips do not matter if the settings say how often.
    private static Instant outside(SkipHoursAndDays quiet, Instant routine, FeedConfig config) {
        return config.pollInterval().isPresent() ? routine : quiet.next(routine);
    }

    /// Adds up to a tenth, depending on the feed's name, so that feeds added together are not always polled together.
    private static Duration spread(Duration time, FeedConfig config) {
        // Similar names have similar hashes; multiplying by the golden ratio spreads them.
        int share = (config.name().hashCode() * 0x9e3779b9) >>> 16;
        return time.plus(time.multipliedBy(share).dividedBy((1L << 16) * FRACTION));
    }

    private static Duration within(Duration time) {
        return time.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : longer(time, MIN_INTERVAL);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
