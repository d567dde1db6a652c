package gazette.subscribers.csv;

import gazette.config.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What each column of a CSV file holds.
final class CsvColumnMapping {
    private static final String ATTRIBUTE = "attribute:";

    private final Path shown;
    private final List<String> headings;
    private final List<Column> columns = new ArrayList<>();

    /// @param attribute a name; empty if it is none
    private record Column(Optional<SubscriberField> field, String attribute) {
        static final Column IDLE = new Column(Optional.empty(), "");
    }

    /// @param headings one for each column, its number where the file has none
    CsvColumnMapping(Path shown, List<String> headings, CsvOptions order) {
        this.shown = shown;
        this.headings = headings.stream().map(String::strip).toList();
        checkNames(order);
        for (int i = 0; i < headings.size(); i++) {
            columns.add(column(i, order));
        }
    }

    int size() {
        return columns.size();
    }

    boolean has(SubscriberField field) {
        return columns.stream().anyMatch(column -> column.field().equals(Optional.of(field)));
    }

    /// Makes a column the address's, because its content is.
    void address(int index) {
        columns.set(index, new Column(Optional.of(SubscriberField.EMAIL), ""));
    }

    /// @throws UnreadableCsvException if there is none
    void needAddress() {
        if (!has(SubscriberField.EMAIL)) {
            String there = headings.stream().limit(20).collect(Collectors.joining("', '", "'", "'"));
            throw new UnreadableCsvException(new Diagnostic(
                    shown,
                    1,
                    "no column 'email'; the columns are " + there,
                    "name it so in the first line, or say which it is, as in --map 'THEIRS=email'"));
        }
    }

    RawSubscriberRow reader(long line, List<String> cells) {
        var fields = new EnumMap<SubscriberField, String>(SubscriberField.class);
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            Column column = columns.get(i);
            String cell = FormulaEscape.undo(cells.get(i));
            column.field().ifPresent(field -> fields.putIfAbsent(field, cell));
            if (!column.attribute().isEmpty()) {
                attributes.put(column.attribute(), cell);
            }
        }
        return new RawSubscriberRow(shown, line, fields, attributes, cells);
    }

    /// Such as `E-Mail → email`, for each column that is taken; and those that are not.
    String describe() {
        String taken = IntStream.range(0, columns.size())
                .filter(i -> !columns.get(i).equals(Column.IDLE))
                .mapToObj(i -> headings.get(i) + " → " + target(columns.get(i)))
                .collect(Collectors.joining(", "));
        String idle = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).equals(Column.IDLE))
                .mapToObj(headings::get)
                .collect(Collectors.joining(", "));
        return idle.isEmpty() ? taken : taken + "; not taken: " + idle;
    }

    private static String target(Column column) {
        return column.field().map(SubscriberField::word).orElse(ATTRIBUTE + column.attribute());
    }

    private void checkNames(CsvOptions order) {
        for (Map.Entry<String, String> said : order.columns().entrySet()) {
            boolean known =
                    headings.stream().anyMatch(said.getKey().strip()::equalsIgnoreCase) || number(said.getKey());
            if (!known) {
                throw new UnreadableCsvException(new Diagnostic(
                        shown,
                        1,
                        "no column '" + said.getKey() + "' as --map says",
                        "the columns are " + String.join(", ", headings)));
            }
        }
    }

    private boolean number(String name) {
        return name.matches("[1-9][0-9]{0,3}") && Integer.parseInt(name) <= headings.size();
    }

    private Column column(int index, CsvOptions order) {
        String heading = headings.get(index);
        Optional<String> said = order.columns().entrySet().stream()
                .filter(entry -> entry.getKey().strip().equalsIgnoreCase(heading)
                        || entry.getKey().equals(String.valueOf(index + 1)))
                .map(Map.Entry::getValue)
                .findFirst();
        if (said.isPresent()) {
            return said(said.get());
        }
        if (heading.startsWith(ATTRIBUTE) && heading.length() > ATTRIBUTE.length()) {
            return new Column(Optional.empty(), heading.substring(ATTRIBUTE.length()));
        }
        // What --map names wins over what a heading says, and a first heading over a second one.
        Optional<SubscriberField> called = SubscriberField.called(heading)
                .filter(field -> !order.columns().containsValue(field.word()) && !has(field));
        if (called.isPresent()) {
            return new Column(called, "");
        }
        return order.attributes() && !heading.isEmpty() ? new Column(Optional.empty(), heading) : Column.IDLE;
    }

    private Column said(String target) {
        if (target.startsWith(ATTRIBUTE) && target.length() > ATTRIBUTE.length()) {
            return new Column(Optional.empty(), target.substring(ATTRIBUTE.length()));
        }
        SubscriberField field = SubscriberField.ofWord(target)
                .orElseThrow(() -> new UnreadableCsvException(new Diagnostic(
                        shown,
                        1,
                        "there is no field '" + target + "' as --map says",
                        "write one of " + SubscriberField.words() + ", or attribute:NAME")));
        return new Column(Optional.of(field), "");
    }
}
