package gazette.subscribers.csv;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/// How a CSV file is to be read, where its reader shall not guess.
///
/// @param columns their heading, or the number of their column from 1, to our field or to `attribute:NAME`
/// @param attributes whether columns that are nobody's become attributes by their headings
public record CsvOptions(
        Optional<Charset> charset, Optional<Character> delimiter, Map<String, String> columns, boolean attributes) {
    /// Guess it all.
    public static final CsvOptions GUESS = new CsvOptions(Optional.empty(), Optional.empty(), Map.of(), false);

    public CsvOptions {
        columns = Map.copyOf(columns);
    }
}
