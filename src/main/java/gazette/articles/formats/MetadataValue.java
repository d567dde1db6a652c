package gazette.articles.formats;

import java.util.List;

/// Holds a field of an article's metadata, as written.
///
/// @param isList whether it was written as a list or a mapping; else there is one value
record MetadataValue(int line, boolean isList, List<String> values) {
    /// Returns a field with one value.
    static MetadataValue of(int line, String value) {
        return new MetadataValue(line, false, List.of(value));
    }
}
