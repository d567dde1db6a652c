package gazette.subscribers.segments;

import java.time.Instant;
import java.util.List;

/// Which members are meant: a filter as a tree. [SegmentParser] reads it from text.
public sealed interface Segment {
    /// All of some.
    record All(List<Segment> parts) implements Segment {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// Any of some.
    record Any(List<Segment> parts) implements Segment {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// The others.
    record Not(Segment part) implements Segment {}

    /// Members of a list, by its name.
    record OnList(String list) implements Segment {}

    /// Members in one state, by its word.
    record InStatus(String status) implements Segment {}

    /// Members who want a cadence, by its word.
    record WithCadence(String cadence) implements Segment {}

    /// Members who get a topic, which those do who chose none.
    ///
    /// @param lists those that have the topic
    record OnTopic(String topic, List<String> lists) implements Segment {}

    /// Readers whose language is this one, or a kind of it.
    record LanguageIs(String language) implements Segment {}

    /// Readers of whom a field says just that; empty means that nothing is known.
    record FieldEquals(Field field, String text) implements Segment {}

    /// Readers of whom a field says that, among other things.
    record FieldContains(Field field, String text) implements Segment {}

    /// Members who joined before an instant.
    record JoinedBefore(Instant instant) implements Segment {}

    /// What is said of a reader in words.
    ///
    /// @param attribute its name, for [Kind#ATTRIBUTE]; else empty
    record Field(Kind kind, String attribute) {}

    /// Where the words stand.
    enum Kind {
        EMAIL,
        DOMAIN,
        NAME,
        ZONE,
        ATTRIBUTE
    }
}
