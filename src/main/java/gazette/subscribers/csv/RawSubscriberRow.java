package gazette.subscribers.csv;

import gazette.text.InvisibleCharacters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Holds a row of a file, or a subscriber from another program, before anything is checked.
///
/// @param file the file's name in messages
/// @param line where the row begins
/// @param attributes further values, by name
/// @param cells the row as it is in the file
public record RawSubscriberRow(
        Path file, long line, Map<SubscriberField, String> fields, Map<String, String> attributes, List<String> cells) {

    /// Returns the text of a field without blanks around it and without invisible characters; empty if the row has
    /// none.
    public String field(SubscriberField field) {
        return InvisibleCharacters.without(fields.getOrDefault(field, "")).strip();
    }
}
