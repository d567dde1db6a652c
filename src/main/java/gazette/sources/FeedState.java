package gazette.sources;

import gazette.config.FeedConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the paper knows of a feed that it follows.
///
/// @param source its name in the settings
/// @param address as the settings have it
/// @param asked where it is asked for now, which differs if it moved for good
/// @param next when to look again
/// @param read when it was last read; absent if it never was
/// @param failures since then
/// @param problem of the last look; empty if it went well
/// @param ended whether its server said that it is gone for good
public record FeedState(
        String source,
        String address,
        String asked,
        Validators validators,
        Instant next,
        Optional<Instant> read,
        int failures,
        String problem,
        boolean ended) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /// Before the first look, which is overdue.
    public static FeedState fresh(FeedConfig feed) {
        return new FeedState(
                feed.name(),
                feed.address(),
                feed.address(),
                Validators.NONE,
                Instant.EPOCH,
                Optional.empty(),
                0,
                "",
                false);
    }

    /// After a look that went well, even if nothing had changed.
    FeedState seen(Bearing bearing, Duration every, Instant now) {
        Duration pause = every.compareTo(bearing.pause()) > 0 ? every : bearing.pause();
        return new FeedState(
                source,
                address,
                bearing.movedTo().orElse(asked),
                bearing.validators(),
                now.plus(pause),
                Optional.of(now),
                0,
                "",
                false);
    }

    /// After a look that failed. Each failure doubles the time to the next look, up to a day.
    FeedState failed(String why, Duration every, Duration pause, Instant now) {
        Duration doubled = every.multipliedBy(1L << Math.min(failures, 10));
        Duration patience = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        Duration longer = patience.compareTo(pause) > 0 ? patience : pause;
        return new FeedState(source, address, asked, validators, now.plus(longer), read, failures + 1, why, false);
    }

    /// Its server says that it is gone (410): nobody asks for it any more.
    FeedState gone() {
        return new FeedState(
                source,
                address,
                asked,
                validators,
                next,
                read,
                failures + 1,
                "it is gone for good, says its server",
                true);
    }
}
