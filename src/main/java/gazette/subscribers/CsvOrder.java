package gazette.subscribers;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/// How a CSV file is to be read, where its reader shall not guess.
///
/// @param columns their heading, or the number of their column from 1, to our field or to `attribute:NAME`
/// @param attributes whether columns that are nobody's become attributes by their headings
public record CsvOrder(
        Optional<Charset> charset, Optional<Character> delimiter, Map<String, String> columns, boolean attributes) {
    /// Guess it all.
    public static final CsvOrder GUESS = new CsvOrder(Optional.empty(), Optional.empty(), Map.of(), false);

    public CsvOrder {
        columns = Map.copyOf(columns);
    }
}
