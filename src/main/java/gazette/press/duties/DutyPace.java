package gazette.press.duties;

import java.time.Duration;

/// Says how often a duty is done, and how long one round of it may take.
///
/// @param pause from the end of one round to the start of the next
/// @param longest after this time without any progress a round hangs
public record DutyPace(Duration pause, Duration longest) {
    /// A duty is late if no round has ended well for so many pauses.
    public static final int LATE_AFTER_PAUSES = 5;

    /// A short pause says little: a machine may be busy for a while.
    public static final Duration LATE_AFTER_AT_LEAST = Duration.ofMinutes(1);

    /// Returns the pace of what is done only once, which is never late.
    static DutyPace once(Duration longest) {
        return new DutyPace(Duration.ofDays(36_500), longest);
    }

    /// Returns how long after its last good end a duty is late.
    Duration lateAfter() {
        Duration several = pause.multipliedBy(LATE_AFTER_PAUSES);
        return several.compareTo(LATE_AFTER_AT_LEAST) > 0 ? several : LATE_AFTER_AT_LEAST;
    }
}
