package gazette.subscribers;

import java.util.List;

/// Describes subscribers of one list and cadence who get the same mail: they have the same coverage, topics, segments
/// and language.
///
/// For example, a list has 900 subscribers without a choice of topics and 100 who chose `AI`, all covered up to
/// article 7: that makes two groups, and the issue is rendered twice, not a thousand times.
///
/// @param coverageId the coverage's id in the database
/// @param topics as in [Membership]
/// @param language BCP 47 tag as given, empty if unknown
/// @param segments one character for each segment that was asked for: 1 if they are in it, otherwise 0
/// @param size how many subscribers there are
public record SubscriberGroup(
        long coverageId, ArticleCoverage coverage, List<String> topics, String language, String segments, long size) {
    public SubscriberGroup {
        topics = List.copyOf(topics);
    }
}
