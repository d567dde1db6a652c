package gazette.press.duties;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Names a duty that no longer does its work.
///
/// @param since its last good end, or if it hangs, its last progress
public record LateDuty(String name, Problem problem, Instant since) {
    /// Says what is wrong with a duty.
    public enum Problem {
        /// Its rounds fail, or it is not done at all.
        LATE,
        /// Its round does not end.
        HANGS
    }

    /// Returns one line for people and programs, such as `late: watch-files, last good end 2026-11-24T05:37:00Z`.
    @Override
    public String toString() {
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        return switch (problem) {
            case LATE -> "late: " + name + ", last good end " + second;
            case HANGS -> "hangs: " + name + ", no progress since " + second;
        };
    }
}
