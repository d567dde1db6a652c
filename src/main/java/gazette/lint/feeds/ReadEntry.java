package gazette.lint.feeds;

import java.util.Map;
import java.util.Optional;

/// Holds what was read of an entry.
///
/// @param values of the fields that it has; dates as [java.time.Instant] writes them
/// @param lines where those fields are
/// @param line where the entry begins
record ReadEntry(Map<EntryField, String> values, Map<EntryField, Integer> lines, int line) {
    ReadEntry {
        values = Map.copyOf(values);
        lines = Map.copyOf(lines);
    }

    Optional<String> value(EntryField field) {
        return Optional.ofNullable(values.get(field));
    }

    /// Returns the line of a field, or that of the entry if it lacks the field.
    int line(EntryField field) {
        return lines.getOrDefault(field, line);
    }
}
