package gazette.config;

import java.util.Optional;

/// Describes to whom a schedule's issues go.
///
/// @param list the list's name
/// @param segment the part of the list's subscribers; absent means all. Its name is what the schedule calls it, its
/// line the schedule's
public record ScheduleRecipients(String list, Cadence cadence, Optional<SegmentConfig> segment) {
    /// Returns the segment's name, empty if there is none. It tells the schedule's issues from those of other schedules
    /// of the list and cadence.
    public String segmentName() {
        return segment.map(SegmentConfig::name).orElse("");
    }
}
