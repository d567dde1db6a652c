package gazette.store;

/// Describes a series of issues: what one of them had is not new to the next.
///
/// @param list the list's id
/// @param audience the segment that they go to, as its schedules call it; empty for everybody
public record IssueSeriesKey(long list, String cadence, String audience) {}
