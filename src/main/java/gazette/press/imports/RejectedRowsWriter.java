package gazette.press.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gazette.config.OwnerOnly;
import gazette.subscribers.csv.FormulaEscape;
import gazette.subscribers.csv.ImportRow;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the rows that an import rejected to a CSV file: line, problem and remedy, then the row itself. When
/// corrected, that file can be imported. Without such rows there is no file.
public final class RejectedRowsWriter implements AutoCloseable {
    private final Path file;
    private final List<String> headings;
    private Optional<CsvWriter> writer = Optional.empty();
    private boolean complete;

    /// @param imported the file that is imported; the new file is written beside it
    /// @param headings of its columns
    public RejectedRowsWriter(Path imported, List<String> headings) {
        file = imported.resolveSibling(
                imported.getFileName().toString().replaceFirst("\\.[^.]+$", "") + ".rejected.csv");
        this.headings = headings;
        // A file of the last import is out of date.
        remove();
    }

    /// Adds a row.
    public void add(ImportRow.InvalidRow bad) {
        var cells = new ArrayList<String>();
        cells.add(String.valueOf(bad.diagnostic().line()));
        cells.add(bad.diagnostic().problem());
        cells.add(bad.diagnostic().remedy());
        // A cell that was protected already is not protected twice: it is read once.
        bad.cells().forEach(cell -> cells.add(FormulaEscape.undo(cell)));
        open().writeRecord(safe(cells));
    }

    /// Completes the file.
    ///
    /// @return its path; empty if no row was rejected
    public Optional<Path> finish() {
        end();
        complete = true;
        return writer.map(_ -> file);
    }

    /// Deletes the file if it was not completed.
    @Override
    public void close() {
        if (complete) {
            return;
        }
        try {
            end();
        } finally {
            remove();
        }
    }

    private void end() {
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException("the bad rows cannot be written to " + file + ": " + FailureText.of(e), e);
    }

    private static List<String> safe(List<String> cells) {
        return cells.stream().map(FormulaEscape::of).toList();
    }

    private CsvWriter open() {
        if (writer.isEmpty()) {
            try {
                // It holds addresses.
                OwnerOnly.createFile(file);
                CsvWriter opened = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
                var header = new ArrayList<>(List.of("line", "problem", "remedy"));
                header.addAll(headings);
                opened.writeRecord(safe(header));
                writer = Optional.of(opened);
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
        return writer.orElseThrow();
    }
}
