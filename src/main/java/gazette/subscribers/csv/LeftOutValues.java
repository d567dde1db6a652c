package gazette.subscribers.csv;

import gazette.text.ForeignText;
import gazette.text.TextShortener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts values that were not understood, and were left out of rows that are imported without them.
public final class LeftOutValues {
    private static final int MOST_SHOWN = 10;
    private static final int LONGEST = 40;

    private final Map<SubscriberField, List<Value>> first = new EnumMap<>(SubscriberField.class);
    private final Map<SubscriberField, Long> rows = new EnumMap<>(SubscriberField.class);

    /// Holds a value.
    ///
    /// @param line of its row in the file
    public record Value(long line, String written) {}

    /// Says what was left out of one column.
    ///
    /// @param rows in how many rows
    /// @param first the values of the first few
    public record Column(SubscriberField field, long rows, List<Value> first) {
        public Column {
            first = List.copyOf(first);
        }

        /// Returns one clause: `language not understood, and left out, in 2 rows: line 3 'Klingon', line 7 'x'`.
        @Override
        public String toString() {
            var values = new ArrayList<String>();
            first.forEach(value -> values.add("line " + value.line() + " '" + value.written() + "'"));
            return field.word() + " not understood, and left out, in " + rows + (rows == 1 ? " row: " : " rows: ")
                    + String.join(", ", values) + (rows > first.size() ? " …" : "");
        }
    }

    void add(SubscriberField field, long line, String written) {
        List<Value> values = first.computeIfAbsent(field, _ -> new ArrayList<>());
        if (values.size() < MOST_SHOWN) {
            values.add(new Value(line, TextShortener.withEllipsis(ForeignText.line(written), LONGEST)));
        }
        rows.merge(field, 1L, Long::sum);
    }

    /// Returns the columns of which anything was left out.
    List<Column> columns() {
        return rows.entrySet().stream()
                .map(column ->
                        new Column(column.getKey(), column.getValue(), first.getOrDefault(column.getKey(), List.of())))
                .toList();
    }
}
