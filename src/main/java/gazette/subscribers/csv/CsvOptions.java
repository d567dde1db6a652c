package gazette.subscribers.csv;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/// Holds what the user says about a CSV file, which then need not be guessed.
///
/// @param columns from a heading, or a column's number from 1, to one of our fields or to `attribute:NAME`
/// @param attributes whether all other columns become attributes named by their headings
public record CsvOptions(
        Optional<Charset> charset, Optional<Character> delimiter, Map<String, String> columns, boolean attributes) {
    /// Nothing is given: everything is guessed.
    public static final CsvOptions GUESS = new CsvOptions(Optional.empty(), Optional.empty(), Map.of(), false);

    public CsvOptions {
        columns = Map.copyOf(columns);
    }
}
