package gazette.subscribers.segments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Describes which subscribers are meant: a filter as a tree. [SegmentParser] reads it from text.
public sealed interface Segment {
    /// Matches those whom all parts match.
    record All(List<Segment> parts) implements Segment {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// Matches those whom at least one part matches.
    record Any(List<Segment> parts) implements Segment {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// Matches those whom the part does not match.
    record Not(Segment part) implements Segment {}

    /// Matches members of a list, by its name.
    record OnList(String list) implements Segment {}

    /// Matches members in one state, by its word.
    record InStatus(String status) implements Segment {}

    /// Matches members with a cadence, by its word.
    record WithCadence(String cadence) implements Segment {}

    /// Matches members who get a topic: those who chose it, and those who chose none.
    ///
    /// @param lists those that have the topic
    record OnTopic(String topic, List<String> lists) implements Segment {}

    /// Matches subscribers whose language is this one or a variant of it, such as `de-AT` for `de`.
    record LanguageIs(String language) implements Segment {}

    /// Matches subscribers with exactly this text in a field; an empty text means that the field is empty.
    record FieldEquals(Field field, String text) implements Segment {}

    /// Matches subscribers with this text somewhere in a field.
    record FieldContains(Field field, String text) implements Segment {}

    /// Matches members who joined before an instant.
    record JoinedBefore(Instant instant) implements Segment {}

    /// Matches members for whom a letter of their list with an article was written, in whatever language. Settings
    /// cannot say it.
    ///
    /// @param work the id that the article's languages have in common
    record Received(long work) implements Segment {
        private static final String WORD = "received ";

        /// Returns it as an issue's groups keep it.
        public String expression() {
            return WORD + work;
        }

        /// Reads [#expression]; empty if it is another segment.
        public static Optional<Segment> read(String expression) {
            return expression.matches(WORD + "[0-9]{1,18}")
                    ? Optional.of(new Received(Long.parseLong(expression.substring(WORD.length()))))
                    : Optional.empty();
        }
    }

    /// Names a field of a subscriber that holds text.
    ///
    /// @param attribute the attribute's name, for [Kind#ATTRIBUTE]; otherwise empty
    record Field(Kind kind, String attribute) {}

    /// Lists the fields that hold text.
    enum Kind {
        EMAIL,
        DOMAIN,
        NAME,
        ZONE,
        ATTRIBUTE
    }
}
