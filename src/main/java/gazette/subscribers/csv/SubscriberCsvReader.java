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

/// Reads a CSV file of readers, whatever it looks like, row by row: a million rows need no more memory than one.
public final class SubscriberCsvReader implements AutoCloseable {
    private final Path shown;
    private final CsvDialect form;
    private final CsvColumnMapping columns;
    private final CsvQuoteRepair quotes;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    /// Opens a file.
    ///
    /// @param shown how faults name it
    /// @throws UnreadableCsvException if nobody in it can be found
    public SubscriberCsvReader(Path file, Path shown, CsvOptions order) {
        this.shown = shown;
        try {
            form = CsvDialect.of(file, order.charset(), order.delimiter());
            quotes = text(file);
        } catch (IOException e) {
            throw unreadable(1, e);
        }
        reader = CsvDialect.builder(form.delimiter()).ofCsvRecord(quotes);
        records = reader.iterator();
        passHeader();
        columns = columns(file, order);
    }

    /// How it is written, as it was said or guessed, and what its columns are taken for.
    public String describe() {
        return form + "; " + columns.describe();
    }

    /// Its headings, or numbers.
    public List<String> headings() {
        return headings(columns.size());
    }

    /// Whether it has a column for a field.
    public boolean has(SubscriberField field) {
        return columns.has(field);
    }

    /// The rows, once. Blank ones are passed over.
    ///
    /// @param newcomers checks each
    public Iterator<ImportRow> rows(ImportRowValidator newcomers) {
        return rows(newcomers::read);
    }

    /// The same for rows that mean something else than their columns are called.
    public Iterator<ImportRow> rows(Function<RawSubscriberRow, ImportRow> newcomers) {
        return new Rows(newcomers);
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
        private final Function<RawSubscriberRow, ImportRow> newcomers;
        private Optional<CsvRecord> next = Optional.empty();
        private long line = 1;

        Rows(Function<RawSubscriberRow, ImportRow> newcomers) {
            this.newcomers = newcomers;
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
            return read(row, newcomers);
        }
    }

    private ImportRow read(CsvRecord row, Function<RawSubscriberRow, ImportRow> newcomers) {
        long line = row.getStartingLineNumber();
        List<String> cells = row.getFields();
        if (quotes.hadUnclosedQuote(line)) {
            return new ImportRow.InvalidRow(openQuote(line), cells);
        }
        RawSubscriberRow written = columns.reader(line, cells);
        // No name or address spans lines: others are in it.
        if (written.fields().values().stream().anyMatch(cell -> cell.strip().indexOf('\n') >= 0)
                || cells.stream().anyMatch(this::holdsRow)) {
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
        return newcomers.apply(written);
    }

    /// Whether a cell that nobody asked for looks as if it held another row: a later line of it has an address and
    /// more.
    private boolean holdsRow(String cell) {
        return cell.indexOf('\n') >= 0
                && cell.lines().skip(1).anyMatch(text -> text.indexOf('@') >= 0 && text.indexOf(form.delimiter()) >= 0);
    }

    private Diagnostic openQuote(long line) {
        return new Diagnostic(shown, (int) line, "a quote opens and is never closed", "close it, or remove it");
    }

    private String separator() {
        return switch (form.delimiter()) {
            case ',' -> "a comma";
            case ';' -> "a semicolon";
            case '\t' -> "a tab";
            default -> "'" + form.delimiter() + "'";
        };
    }

    private CsvQuoteRepair text(Path file) throws IOException {
        // A file that is UTF-8 but for one character is read, and the row with that one is bad.
        var decoder = form.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        Reader text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return new CsvQuoteRepair(text, form.delimiter());
    }

    private void passHeader() {
        try {
            for (int i = 0; i < form.skipped() && records.hasNext(); i++) {
                records.next();
            }
            if (!form.header().isEmpty() && records.hasNext()) {
                long line = records.next().getStartingLineNumber();
                if (quotes.hadUnclosedQuote(line)) {
                    throw new UnreadableCsvException(openQuote(line));
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(1, e);
        }
    }

    private CsvColumnMapping columns(Path file, CsvOptions order) {
        if (!form.header().isEmpty()) {
            var named = new CsvColumnMapping(shown, form.header(), order);
            named.needAddress();
            return named;
        }
        return unnamed(file, order);
    }

    /// Without a header, the first column that holds an address in the first line is the one.
    private CsvColumnMapping unnamed(Path file, CsvOptions order) {
        List<String> first = firstRow(file);
        var numbered = new CsvColumnMapping(shown, headings(first.size()), order);
        IntStream.range(0, first.size())
                .filter(i ->
                        EmailAddress.parse(FormulaEscape.undo(first.get(i))).isPresent())
                .findFirst()
                .ifPresent(i -> {
                    if (!numbered.has(SubscriberField.EMAIL)) {
                        numbered.address(i);
                    }
                });
        if (!first.isEmpty()) {
            numbered.needAddress();
        }
        return numbered;
    }

    private List<String> firstRow(Path file) {
        try (var again = CsvDialect.builder(form.delimiter()).ofCsvRecord(text(file))) {
            return again.stream()
                    .skip(form.skipped())
                    .findFirst()
                    .map(CsvRecord::getFields)
                    .orElse(List.of());
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            throw unreadable(1, e);
        }
    }

    private List<String> headings(int columns) {
        return form.header().isEmpty()
                ? IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList()
                : form.header();
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
