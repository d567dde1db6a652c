package gazette.articles.formats;

import java.util.List;

/// A value in an article's head, as it was written.
///
/// @param list true if it was written as a list or with keys of its own, else there is one value
record MetadataField(int line, boolean list, List<String> values) {
    static MetadataField of(int line, String value) {
        return new MetadataField(line, false, List.of(value));
    }
}
