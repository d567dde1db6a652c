package gazette.subscribers.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import gazette.subscribers.address.EmailAddress;
import gazette.text.ForeignText;
import gazette.text.InvisibleCharacters;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds the headings of a file. Spreadsheets write the name of the table or a title above them.
///
/// @param titles how many records stand above
/// @param headings empty if the first record is already a subscriber
record CsvHeader(int titles, List<String> headings) {
    /// How far down headings are looked for.
    private static final int MOST_TITLES = 20;

    /// Finds the headings among the first records of a file.
    ///
    /// @param mapped headings that the user names
    static CsvHeader in(List<CsvRecord> records, Set<String> mapped) {
        List<List<String>> rows = records.stream()
                .limit(MOST_TITLES)
                .map(row -> row.getFields().stream().map(CsvHeader::heading).toList())
                .toList();
        return IntStream.range(0, rows.size())
                .filter(i -> addressColumn(rows.get(i), mapped).isPresent())
                .filter(i -> areTitles(rows.subList(0, i), rows.get(i), mapped))
                .boxed()
                // A title such as "E-mail" is a heading by itself, but has fewer cells. The first of equals is taken.
                .max(Comparator.<Integer>comparingLong(i -> filled(rows.get(i)))
                        .thenComparing(Comparator.reverseOrder()))
                .map(i -> new CsvHeader(i, rows.get(i)))
                .orElseGet(() -> ofFirst(rows));
    }

    private static String heading(String cell) {
        return ForeignText.line(InvisibleCharacters.without(FormulaEscape.undo(cell)));
    }

    private static CsvHeader ofFirst(List<List<String>> rows) {
        return new CsvHeader(
                0,
                rows.stream()
                        .limit(1)
                        .filter(row -> !holdsAddress(row))
                        .flatMap(List::stream)
                        .toList());
    }

    /// Returns whether none of the rows above the headings is a subscriber. A title may name who made the file.
    private static boolean areTitles(List<List<String>> above, List<String> headings, Set<String> mapped) {
        int column = addressColumn(headings, mapped).orElseThrow();
        return above.stream().filter(CsvHeader::holdsAddress).count() <= 1
                && above.stream().noneMatch(row -> isSubscriber(row, column));
    }

    private static boolean isSubscriber(List<String> row, int column) {
        if (row.size() <= column || EmailAddress.parse(row.get(column)).isEmpty()) {
            return false;
        }
        return filled(row) > 1 || row.get(column).strip().indexOf(' ') < 0;
    }

    private static OptionalInt addressColumn(List<String> row, Set<String> mapped) {
        return holdsAddress(row)
                ? OptionalInt.empty()
                : IntStream.range(0, row.size())
                        .filter(i -> namesAddress(row.get(i), mapped))
                        .findFirst();
    }

    private static boolean namesAddress(String cell, Set<String> mapped) {
        return mapped.stream().anyMatch(cell.strip()::equalsIgnoreCase)
                || SubscriberField.ofHeading(cell)
                        .filter(SubscriberField.EMAIL::equals)
                        .isPresent();
    }

    private static boolean holdsAddress(List<String> row) {
        return row.stream().anyMatch(cell -> EmailAddress.parse(cell).isPresent());
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }
}
