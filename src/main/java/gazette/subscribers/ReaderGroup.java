package gazette.subscribers;

import java.util.List;

/// Readers of one list and cadence who are to get the same: covered alike, of the same topics, in one language.
///
/// @param coverageId what they are covered with, as the database numbers it
/// @param topics as in [Membership]
/// @param language BCP 47 tag as they gave it, empty if unknown
/// @param readers how many they are
public record ReaderGroup(long coverageId, Coverage coverage, List<String> topics, String language, long readers) {
    public ReaderGroup {
        topics = List.copyOf(topics);
    }
}
