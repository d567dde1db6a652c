package gazette.articles.heads;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Holds a value of an article's metadata, as written, in whichever notation.
public sealed interface MetadataValue {
    /// Returns the line of the file on which it is written, counted from 1.
    int line();

    /// Holds one text, number, date, or `true` and `false`.
    record Word(int line, String text) implements MetadataValue {}

    /// Holds a list.
    record Items(int line, List<MetadataValue> values) implements MetadataValue {}

    /// Holds values by key.
    record Block(int line, Map<String, MetadataValue> values) implements MetadataValue {}

    /// Returns a single text.
    static MetadataValue of(int line, String value) {
        return new Word(line, value);
    }

    /// Returns the parts of a list, of lists within it as well; anything else is its only part.
    default Stream<MetadataValue> parts() {
        return switch (this) {
            case Items(int _, List<MetadataValue> values) -> values.stream().flatMap(MetadataValue::parts);
            case Word _, Block _ -> Stream.of(this);
        };
    }
}
