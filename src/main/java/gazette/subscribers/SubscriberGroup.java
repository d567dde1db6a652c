package gazette.subscribers;

import java.util.List;

/// Readers of one list and cadence who are to get the same: covered alike, of the same topics and segments, in one
/// language.
///
/// @param coverageId what they are covered with, as the database numbers it
/// @param topics as in [Membership]
/// @param language BCP 47 tag as they gave it, empty if unknown
/// @param segments a 1 for each of those that were asked for in which they are, else a 0
/// @param readers how many they are
public record SubscriberGroup(
        long coverageId,
        ArticleCoverage coverage,
        List<String> topics,
        String language,
        String segments,
        long readers) {
    public SubscriberGroup {
        topics = List.copyOf(topics);
    }
}
