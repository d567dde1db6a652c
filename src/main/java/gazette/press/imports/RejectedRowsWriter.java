package gazette.press.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gazette.press.workspace.DataFolder;
import gazette.subscribers.csv.FormulaEscape;
import gazette.subscribers.csv.ImportRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows that an import could not take, in a CSV file: line, reason and remedy, and then the row as it was. Mended,
/// it can be imported itself. There is no file if there are no such rows.
public final class RejectedRowsWriter implements AutoCloseable {
    private final Path file;
    private final List<String> headings;
    private Optional<CsvWriter> writer = Optional.empty();
    private boolean complete;

    /// @param imported the file that is imported; the rows go beside it
    /// @param headings of its columns
    public RejectedRowsWriter(Path imported, List<String> headings) {
        file = imported.resolveSibling(
                imported.getFileName().toString().replaceFirst("\\.[^.]+$", "") + ".rejected.csv");
        this.headings = headings;
        // Those of the last import are no longer true.
        remove();
    }

    /// Adds one.
    public void add(ImportRow.InvalidRow bad) {
        var cells = new ArrayList<String>();
        cells.add(String.valueOf(bad.diagnostic().line()));
        cells.add(bad.diagnostic().problem());
        cells.add(bad.diagnostic().remedy());
        bad.cells().forEach(cell -> cells.add(FormulaEscape.of(cell)));
        open().writeRecord(cells);
    }

    /// Ends the file: there are no more of them.
    ///
    /// @return where it is; empty if all rows could be taken
    public Optional<Path> finish() {
        end();
        complete = true;
        return writer.map(_ -> file);
    }

    /// Of an import that is broken off, nothing stays.
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
        return new UncheckedIOException("the bad rows cannot be written to " + file + ": " + e.getMessage(), e);
    }

    private CsvWriter open() {
        if (writer.isEmpty()) {
            try {
                // It holds addresses.
                Files.createFile(file, DataFolder.ownerOnly());
                CsvWriter opened = CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .build(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
                var header = new ArrayList<>(List.of("line", "problem", "remedy"));
                header.addAll(headings);
                opened.writeRecord(header);
                writer = Optional.of(opened);
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
        return writer.orElseThrow();
    }
}
