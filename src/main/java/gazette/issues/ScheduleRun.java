package gazette.issues;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One firing of a schedule and its account.
///
/// @param slot the time it was due; a schedule runs once for each
/// @param summary the account in one line
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

    /// What set it off.
    public enum Occasion {
        SCHEDULED,
        MANUAL
    }

    /// How it ended.
    public enum Outcome {
        RUNNING,
        SENT,
        NOTHING,
        FAILED,
        MISSED
    }
}
