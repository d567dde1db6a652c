package gazette.subscribers.csv;

import gazette.subscribers.address.EmailAddress;
import java.util.List;
import java.util.regex.Pattern;

/// Finds out whether a record with line breaks in its cells (RFC 4180 section 2.6) is one row, or several that a
/// forgotten quote has merged.
///
/// A record with as many cells as the file has columns is one row, unless one of its lines alone looks exactly like a
/// row. A record with another number of cells is so only if no later line holds an address and a delimiter.
final class MergedRowCheck {
    private final CsvColumnMapping columns;
    private final char delimiter;
    private final Pattern separator;

    MergedRowCheck(CsvColumnMapping columns, char delimiter) {
        this.columns = columns;
        this.delimiter = delimiter;
        this.separator = Pattern.compile(Pattern.quote(String.valueOf(delimiter)));
    }

    /// Returns whether a record seems to hold other rows.
    boolean holdsOtherRows(List<String> cells) {
        if (cells.stream().noneMatch(cell -> cell.indexOf('\n') >= 0)) {
            return false;
        }
        if (columns.fieldsOf(cells).anyMatch(this::holdsRest)) {
            return true;
        }
        return cells.size() == columns.size()
                ? holdsRow(cells)
                : cells.stream().anyMatch(this::holdsAddressAndDelimiter);
    }

    /// A name has no address on a line of its own, nor an address another one. A note may.
    private boolean holdsRest(String field) {
        return field.strip().indexOf('\n') >= 0
                && field.lines()
                        .flatMap(separator::splitAsStream)
                        .anyMatch(cell -> EmailAddress.parse(cell).isPresent());
    }

    private boolean holdsAddressAndDelimiter(String cell) {
        return cell.lines().skip(1).anyMatch(line -> line.indexOf('@') >= 0 && line.indexOf(delimiter) >= 0);
    }

    /// Looks at the lines as they would be read without any quotes.
    private boolean holdsRow(List<String> cells) {
        List<List<String>> lines = String.join(String.valueOf(delimiter), cells)
                .lines()
                .map(line -> List.of(separator.split(line, -1)))
                .toList();
        boolean isSpaced = isSpaced(lines.getFirst());
        String own = columns.addressOf(cells).orElse("");
        return lines.stream()
                .anyMatch(line -> isRow(line, isSpaced)
                        && !columns.addressOf(line).orElse("").equals(own));
    }

    /// In prose a blank follows a comma, and addresses stand anywhere.
    private boolean isRow(List<String> line, boolean isSpaced) {
        return line.size() == columns.size()
                && isSpaced(line) == isSpaced
                && columns.addressOf(line).flatMap(EmailAddress::parse).isPresent()
                && line.stream().filter(cell -> cell.indexOf('@') >= 0).count() == 1;
    }

    private static boolean isSpaced(List<String> line) {
        return line.stream().skip(1).anyMatch(cell -> cell.startsWith(" "));
    }
}
