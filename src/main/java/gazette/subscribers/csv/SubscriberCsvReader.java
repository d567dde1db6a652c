package gazette.subscribers.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import gazette.config.Diagnostic;
import gazette.subscribers.address.EmailAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Reads a CSV file of subscribers in any encoding and dialect, row by row: a million rows need no more memory than
/// one.
public final class SubscriberCsvReader implements AutoCloseable {
    private final Path shown;
    private final CsvDialect dialect;
    private final CsvColumnMapping columns;
    private final MergedRowCheck merged;
    private final CsvQuoteRepair quotes;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    /// Opens a file.
    ///
    /// @param shown the file's name in messages
    /// @throws UnreadableCsvException if it has no column with addresses
    public SubscriberCsvReader(Path file, Path shown, CsvOptions options) {
        this.shown = shown;
        try {
            dialect = CsvDialect.of(file, options);
            quotes = text(file);
        } catch (IOException e) {
            throw unreadable(1, e);
        }
        reader = CsvDialect.builder(dialect.delimiter()).ofCsvRecord(quotes);
        records = reader.iterator();
        skipHeader();
        columns = columns(file, options);
        merged = new MergedRowCheck(columns, dialect.delimiter());
    }

    /// Describes the dialect and the columns, as given or guessed.
    public String describe() {
        return dialect + "; " + columns.describe();
    }

    /// Returns the headings, or the numbers of the columns if there is no header.
    public List<String> headings() {
        return headings(columns.size());
    }

    /// Returns whether there is a column for a field.
    public boolean has(SubscriberField field) {
        return columns.has(field);
    }

    /// Returns the rows, once. Blank ones are left out.
    ///
    /// @param validator checks each row
    public Iterator<ImportRow> rows(ImportRowValidator validator) {
        return rows(validator::read);
    }

    /// Returns the rows, once, as a function reads them: for files whose headings have another meaning.
    public Iterator<ImportRow> rows(Function<RawSubscriberRow, ImportRow> parser) {
        return new Rows(parser);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Rows implements Iterator<ImportRow> {
        private final Function<RawSubscriberRow, ImportRow> parser;
        private Optional<CsvRecord> next = Optional.empty();
        private long line = 1;

        Rows(Function<RawSubscriberRow, ImportRow> parser) {
            this.parser = parser;
        }

        @Override
        public boolean hasNext() {
            try {
                while (next.isEmpty() && records.hasNext()) {
                    CsvRecord record = records.next();
                    line = record.getStartingLineNumber();
                    next = Optional.of(record).filter(row -> !isBlank(row));
                }
                return next.isPresent();
            } catch (CsvParseException | UncheckedIOException e) {
                throw unreadable(line + 1, e);
            }
        }

        @Override
        public ImportRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            CsvRecord row = next.orElseThrow();
            next = Optional.empty();
            return read(row, parser);
        }
    }

    private ImportRow read(CsvRecord row, Function<RawSubscriberRow, ImportRow> parser) {
        long line = row.getStartingLineNumber();
        List<String> cells = row.getFields();
        if (quotes.hadUnclosedQuote(line)) {
            return new ImportRow.InvalidRow(openQuote(line), cells);
        }
        if (merged.holdsOtherRows(cells)) {
            String problem = "a quote opens and is closed on another line only";
            return new ImportRow.InvalidRow(
                    new Diagnostic(shown, (int) line, problem, "close it on its own line"), cells);
        }
        long extra = cells.stream()
                .skip(columns.size())
                .filter(cell -> !cell.isBlank())
                .count();
        if (extra > 0) {
            String problem = cells.size() + " fields where the first line has " + columns.size();
            String remedy = "put a field that holds " + separator() + " into quotes";
            return new ImportRow.InvalidRow(new Diagnostic(shown, (int) line, problem, remedy), cells);
        }
        return parser.apply(columns.row(line, cells));
    }

    private Diagnostic openQuote(long line) {
        return new Diagnostic(shown, (int) line, "a quote opens and is never closed", "close it, or remove it");
    }

    private String separator() {
        return switch (dialect.delimiter()) {
            case ',' -> "a comma";
            case ';' -> "a semicolon";
            case '\t' -> "a tab";
            default -> "'" + dialect.delimiter() + "'";
        };
    }

    private CsvQuoteRepair text(Path file) throws IOException {
        // A file with one broken character is read, and only the row with that character is invalid.
        var decoder = dialect.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        Reader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return new CsvQuoteRepair(text, dialect.delimiter());
    }

    private void skipHeader() {
        try {
            for (int i = 0; i < dialect.skipped() && records.hasNext(); i++) {
                records.next();
            }
            if (!dialect.header().isEmpty() && records.hasNext()) {
                long line = records.next().getStartingLineNumber();
                if (quotes.hadUnclosedQuote(line)) {
                    throw new UnreadableCsvException(openQuote(line));
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(1, e);
        }
    }

    private CsvColumnMapping columns(Path file, CsvOptions options) {
        if (!dialect.header().isEmpty()) {
            var named = new CsvColumnMapping(shown, dialect.header(), options);
            named.requireAddressColumn();
            return named;
        }
        return columnsWithoutHeader(file, options);
    }

    /// Without a header, the first column with an address in the first line is the one.
    private CsvColumnMapping columnsWithoutHeader(Path file, CsvOptions options) {
        List<String> first = firstRow(file);
        var numbered = new CsvColumnMapping(shown, headings(first.size()), options);
        IntStream.range(0, first.size())
                .filter(i ->
                        EmailAddress.parse(FormulaEscape.undo(first.get(i))).isPresent())
                .findFirst()
                .ifPresent(i -> {
                    if (!numbered.has(SubscriberField.EMAIL)) {
                        numbered.setAddressColumn(i);
                    }
                });
        if (!first.isEmpty()) {
            numbered.requireAddressColumn();
        }
        return numbered;
    }

    private List<String> firstRow(Path file) {
        try (var again = CsvDialect.builder(dialect.delimiter()).ofCsvRecord(text(file))) {
            return again.stream()
                    .skip(dialect.skipped())
                    .findFirst()
                    .map(CsvRecord::getFields)
                    .orElse(List.of());
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw unreadable(1, e);
        }
    }

    private List<String> headings(int columns) {
        return dialect.header().isEmpty()
                ? IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList()
                : dialect.header();
    }

    private static boolean isBlank(CsvRecord row) {
        return row.getFields().stream().allMatch(String::isBlank);
    }

    private UnreadableCsvException unreadable(long line, Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String cause = Optional.ofNullable(root.getMessage()).orElse(root.toString());
        return new UnreadableCsvException(
                new Diagnostic(shown, (int) line, "cannot be read: " + cause, "see that it is a CSV file, whole"));
    }
}
