package gazette.subscribers;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gazette.config.Cadence;
import gazette.config.Fault;
import gazette.config.ListConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads `subscribers/LIST.csv`: UTF-8 with a header line; `email` is required, `name`, `language` and `cadence` are
/// welcome, other columns are passed over. A bad row is a fault and the other rows go on.
public final class SubscriberCsv {
    /// A reader as a row states one.
    public record Row(EmailAddress address, String name, String language, Cadence cadence) {}

    /// What a file holds.
    ///
    /// @param rows none if the file cannot be read as a whole
    /// @param faults rows that are left out
    /// @param unreadable why the file cannot be read as a whole: nobody knows whom it would have named
    public record Contents(List<Row> rows, List<Fault> faults, Optional<Fault> unreadable) {
        /// No file, no readers.
        public static final Contents NOTHING = new Contents(List.of(), List.of(), Optional.empty());

        /// All that is wrong with it.
        public List<Fault> allFaults() {
            return Stream.concat(unreadable.stream(), faults.stream()).toList();
        }
    }

    private final ListConfig list;
    private final Path shown;
    private final List<Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private SubscriberCsv(ListConfig list, Path shown) {
        this.list = list;
        this.shown = shown;
    }

    /// Reads a file.
    ///
    /// @param file the file
    /// @param shown how faults name it
    /// @param list whose readers they are
    public static Contents read(Path file, Path shown, ListConfig list) {
        var csv = new SubscriberCsv(list, shown);
        Optional<Fault> unreadable = csv.read(file);
        return new Contents(
                unreadable.isPresent() ? List.of() : List.copyOf(csv.rows), List.copyOf(csv.faults), unreadable);
    }

    private Optional<Fault> read(Path file) {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream bytes = Files.newInputStream(file);
                var reader = CsvReader.builder()
                        .detectBomHeader(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofNamedCsvRecord(new InputStreamReader(bytes, strict))) {
            for (NamedCsvRecord row : reader) {
                Optional<Fault> broken = brokenFile(row);
                if (broken.isPresent()) {
                    return broken;
                }
                read(row);
            }
            return Optional.empty();
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            int line = rows.size() + faults.size() + 2;
            return Optional.of(new Fault(shown, line, "cannot be read: " + cause(e), "save it as CSV in UTF-8"));
        }
    }

    private Optional<Fault> brokenFile(NamedCsvRecord row) {
        if (column(row, "email").isEmpty()) {
            String remedy = "name one column 'email' in the first line, and separate columns by commas";
            return Optional.of(new Fault(shown, 1, "no column 'email'", remedy));
        }
        // No name or address spans lines: the quote that opened there swallows the rest of the file.
        if (row.getFields().stream().anyMatch(field -> field.contains("\n"))) {
            int line = (int) row.getStartingLineNumber();
            return Optional.of(new Fault(shown, line, "a quote opens and is not closed on its line", "close it"));
        }
        return Optional.empty();
    }

    private void read(NamedCsvRecord row) {
        int line = (int) row.getStartingLineNumber();
        int columns = row.getHeader().size();
        String email = field(row, "email");
        Optional<EmailAddress> address = EmailAddress.parse(email);
        if (row.getFieldCount() > columns) {
            String problem = row.getFieldCount() + " fields where the first line has " + columns;
            faults.add(new Fault(shown, line, problem, "put a field that holds a comma into quotes"));
            return;
        }
        if (address.isEmpty()) {
            String remedy = "write one address such as reader@example.org, or remove the line";
            faults.add(new Fault(shown, line, "'" + email + "' is not an e-mail address", remedy));
            return;
        }
        cadence(row, line)
                .ifPresent(cadence ->
                        rows.add(new Row(address.get(), clean(field(row, "name")), field(row, "language"), cadence)));
    }

    private Optional<Cadence> cadence(NamedCsvRecord row, int line) {
        String word = field(row, "cadence");
        if (word.isEmpty()) {
            return Optional.of(list.cadences().getFirst());
        }
        Optional<Cadence> known = list.cadences().stream()
                .filter(cadence -> cadence.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (known.isEmpty()) {
            String offered = list.cadences().stream().map(Cadence::word).collect(Collectors.joining(", "));
            faults.add(new Fault(
                    shown,
                    line,
                    "the list '" + list.name() + "' offers no cadence '" + word + "'",
                    "write one of: " + offered));
        }
        return known;
    }

    /// Empty where the row has no such field.
    private static String field(NamedCsvRecord row, String name) {
        return column(row, name).flatMap(row::findField).map(String::strip).orElse("");
    }

    /// The header's name for a column, with whatever blanks and byte order mark it came.
    private static Optional<String> column(NamedCsvRecord row, String name) {
        return row.getHeader().stream()
                .filter(column -> column.replace("\uFEFF", "").strip().equalsIgnoreCase(name))
                .findFirst();
    }

    /// A name goes into a header field, where control characters have no place (RFC 5322 section 2.2).
    private static String clean(String name) {
        return Arrays.stream(name.split("\\p{Cntrl}+"))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static String cause(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof CharacterCodingException
                ? "not UTF-8"
                : Optional.ofNullable(root.getMessage()).orElse(root.toString());
    }
}
