package gazette.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Describes when a schedule runs.
///
/// @param cron when it fires, in `zone`
/// @param catchUp a firing missed by less than this is made up for as soon as `serve` runs again
/// @param paused whether it does not run at all
/// @param skip days, in `zone`, on which it does not run
public record ScheduleTiming(Cron cron, ZoneId zone, Duration catchUp, boolean paused, List<DateRange> skip) {
    public ScheduleTiming {
        skip = List.copyOf(skip);
    }

    /// Returns the first firing after an instant, whether or not it is skipped; empty if there is none.
    public Optional<Instant> next(Instant after) {
        return cron.next(after, zone);
    }
}
