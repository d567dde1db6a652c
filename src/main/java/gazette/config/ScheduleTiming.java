package gazette.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Describes when a schedule runs.
///
/// @param cron when it fires, in `zone`
/// @param catchUp a firing missed by less than this is made up for as soon as `serve` runs again
public record ScheduleTiming(Cron cron, ZoneId zone, Duration catchUp) {
    /// Returns the first firing after an instant; empty if there is none.
    public Optional<Instant> next(Instant after) {
        return cron.next(after, zone);
    }
}
