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

/// Reads `subscribers/LIST.csv`: UTF-8 with a header line; `email` is required, `name`, `language` and `cadence` are
/// welcome, other columns are passed over. A bad row is a fault and the other rows go on.
public final class SubscriberCsv {
    /// A reader as a row states one.
    public record Row(EmailAddress address, String name, String language, Cadence cadence) {}

    /// What a file holds.
    public record Contents(List<Row> rows, List<Fault> faults) {}

    private final ListConfig list;
    private final List<Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private SubscriberCsv(ListConfig list) {
        this.list = list;
    }

    /// Reads a file.
    ///
    /// @param file the file
    /// @param shown how faults name it
    /// @param list whose readers they are
    public static Contents read(Path file, Path shown, ListConfig list) {
        var csv = new SubscriberCsv(list);
        csv.read(file, shown);
        return new Contents(List.copyOf(csv.rows), List.copyOf(csv.faults));
    }

    private void read(Path file, Path shown) {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream bytes = Files.newInputStream(file);
                var reader = CsvReader.builder()
                        .detectBomHeader(false)
                        .ofNamedCsvRecord(new InputStreamReader(bytes, strict))) {
            reader.forEach(row -> read(row, shown));
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            faults.add(new Fault(shown, lineAfterLast(), "cannot be read: " + cause(e), "save it as CSV in UTF-8"));
        }
    }

    private void read(NamedCsvRecord row, Path shown) {
        int line = (int) row.getStartingLineNumber();
        Optional<String> email = field(row, "email");
        if (email.isEmpty()) {
            if (faults.isEmpty() || !faults.getLast().problem().startsWith("no column")) {
                faults.add(new Fault(shown, 1, "no column 'email'", "name one column 'email' in the first line"));
            }
            return;
        }
        Optional<EmailAddress> address = EmailAddress.parse(email.get());
        if (address.isEmpty()) {
            String remedy = "write one address such as reader@example.org, or remove the line";
            faults.add(new Fault(shown, line, "'" + email.get() + "' is not an e-mail address", remedy));
            return;
        }
        cadence(row, shown, line)
                .ifPresent(cadence -> rows.add(new Row(
                        address.get(),
                        clean(field(row, "name")),
                        field(row, "language").orElse(""),
                        cadence)));
    }

    private Optional<Cadence> cadence(NamedCsvRecord row, Path shown, int line) {
        String word = field(row, "cadence").orElse("");
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

    private static Optional<String> field(NamedCsvRecord row, String name) {
        return row.getHeader().stream()
                .filter(column -> column.replace("\uFEFF", "").strip().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(row::findField)
                .map(String::strip);
    }

    /// A name goes into a header field, where control characters have no place (RFC 5322 section 2.2).
    private static String clean(Optional<String> name) {
        return Arrays.stream(name.orElse("").split("\\p{Cntrl}+"))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private int lineAfterLast() {
        return rows.size() + faults.size() + 2;
    }

    private static String cause(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof java.nio.charset.CharacterCodingException
                ? "not UTF-8"
                : Optional.ofNullable(root.getMessage()).orElse(root.toString());
    }
}
