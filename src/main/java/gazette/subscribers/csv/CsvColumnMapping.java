package gazette.subscribers.csv;

import gazette.config.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Maps each column of a CSV file to a field of a subscriber.
final class CsvColumnMapping {
    private static final String ATTRIBUTE = "attribute:";

    private final Path shown;
    private final List<String> headings;
    private final List<Column> columns = new ArrayList<>();

    /// @param attribute the name of the attribute in the column; empty if it holds a field or is ignored
    private record Column(Optional<SubscriberField> field, String attribute) {
        static final Column IGNORED = new Column(Optional.empty(), "");
    }

    /// Creates the mapping.
    ///
    /// @param shown the file's name in messages
    /// @param headings one for each column, its number if the file has no header
    CsvColumnMapping(Path shown, List<String> headings, CsvOptions options) {
        this.shown = shown;
        this.headings = headings.stream().map(String::strip).toList();
        checkNames(options);
        for (int i = 0; i < headings.size(); i++) {
            columns.add(column(i, options));
        }
    }

    int size() {
        return columns.size();
    }

    boolean has(SubscriberField field) {
        return columns.stream().anyMatch(column -> column.field().equals(Optional.of(field)));
    }

    /// Returns the cell with the address; empty if the row has none.
    Optional<String> addressOf(List<String> cells) {
        return cells(cells, SubscriberField.EMAIL::equals).findFirst();
    }

    /// Returns the cells that are fields of a subscriber. Notes and attributes are none.
    Stream<String> fieldsOf(List<String> cells) {
        return cells(cells, _ -> true);
    }

    private Stream<String> cells(List<String> cells, Predicate<SubscriberField> wanted) {
        return IntStream.range(0, Math.min(cells.size(), columns.size()))
                .filter(i -> columns.get(i).field().filter(wanted).isPresent())
                .mapToObj(cells::get);
    }

    /// Makes a column the one with the address.
    void setAddressColumn(int index) {
        columns.set(index, new Column(Optional.of(SubscriberField.EMAIL), ""));
    }

    /// Checks that there is a column with the address.
    ///
    /// @throws UnreadableCsvException if there is none
    void requireAddressColumn() {
        if (!has(SubscriberField.EMAIL)) {
            String names = headings.stream().limit(20).collect(Collectors.joining("', '", "'", "'"));
            throw new UnreadableCsvException(
                    new Diagnostic(
                            shown,
                            1,
                            "no column 'email'; the columns are " + names,
                            "name it so in the first line, or say which it is: gazette subscribers import FILE --map 'THEIRS=email'"));
        }
    }

    RawSubscriberRow row(long line, List<String> cells) {
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

    /// Describes each column that is used, such as `E-Mail → email`, and names those that are not.
    String describe() {
        String used = IntStream.range(0, columns.size())
                .filter(i -> !columns.get(i).equals(Column.IGNORED))
                .mapToObj(i -> headings.get(i) + " → " + target(columns.get(i)))
                .collect(Collectors.joining(", "));
        String ignored = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).equals(Column.IGNORED))
                .mapToObj(headings::get)
                .collect(Collectors.joining(", "));
        return ignored.isEmpty() ? used : used + "; not taken: " + ignored;
    }

    private static String target(Column column) {
        return column.field().map(SubscriberField::word).orElse(ATTRIBUTE + column.attribute());
    }

    private void checkNames(CsvOptions options) {
        for (Map.Entry<String, String> option : options.columns().entrySet()) {
            boolean known = headings.stream().anyMatch(option.getKey().strip()::equalsIgnoreCase)
                    || isColumnNumber(option.getKey());
            if (!known) {
                throw new UnreadableCsvException(new Diagnostic(
                        shown,
                        1,
                        "no column '" + option.getKey() + "' as --map says",
                        "the columns are " + String.join(", ", headings)));
            }
        }
    }

    private boolean isColumnNumber(String name) {
        return name.matches("[1-9][0-9]{0,3}") && Integer.parseInt(name) <= headings.size();
    }

    private Column column(int index, CsvOptions options) {
        String heading = headings.get(index);
        Optional<String> target = options.columns().entrySet().stream()
                .filter(entry -> entry.getKey().strip().equalsIgnoreCase(heading)
                        || entry.getKey().equals(String.valueOf(index + 1)))
                .map(Map.Entry::getValue)
                .findFirst();
        if (target.isPresent()) {
            return column(target.get());
        }
        if (heading.startsWith(ATTRIBUTE) && heading.length() > ATTRIBUTE.length()) {
            return new Column(Optional.empty(), heading.substring(ATTRIBUTE.length()));
        }
        // --map takes precedence over a heading, and the first of two equal headings over the second.
        Optional<SubscriberField> named = SubscriberField.ofHeading(heading)
                .filter(field -> !options.columns().containsValue(field.word()) && !has(field));
        if (named.isPresent()) {
            return new Column(named, "");
        }
        return options.attributes() && !heading.isEmpty() ? new Column(Optional.empty(), heading) : Column.IGNORED;
    }

    private Column column(String target) {
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
