package gazette.issues;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Describes one run of a schedule and what it decided.
///
/// @param slot the time it was due; a schedule runs once for each
/// @param summary what it did, in one line
public record ScheduleRun(
        long id,
        String schedule,
        Instant slot,
        Occasion occasion,
        Outcome outcome,
        String summary,
        Instant startedAt,
        Optional<Instant> endedAt,
        List<Reason> reasons) {
    public ScheduleRun {
        reasons = List.copyOf(reasons);
    }

    /// Says what started a run.
    public enum Occasion {
        SCHEDULED,
        MANUAL
    }

    /// Says how a run ended.
    public enum Outcome {
        RUNNING,
        SENT,
        NOTHING,
        FAILED,
        MISSED
    }
}
