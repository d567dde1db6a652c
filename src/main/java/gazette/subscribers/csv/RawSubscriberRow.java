package gazette.subscribers.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A reader as a row of a file, or another program, has them: nothing is checked yet.
///
/// @param file and `line`: where it stands, for those who look for it
/// @param attributes what else it says, by name
/// @param cells the row as it was
public record RawSubscriberRow(
        Path file, long line, Map<SubscriberField, String> fields, Map<String, String> attributes, List<String> cells) {

    /// What stands in a field, without blanks around; empty if it has none.
    public String field(SubscriberField field) {
        return fields.getOrDefault(field, "").strip();
    }
}
