package gazette.bench;

import gazette.config.ListConfig;
import gazette.press.imports.ImportCsvFile;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Measures an import of many readers, of whom some have left before and some rows are bad.
final class ImportBench {
    /// Gives the share of rows of people who left before: one in ten. One in twenty is bad.
    private static final int FORMER = 10;

    private static final int BAD = 20;

    private final AppContext context;
    private final ListConfig list;
    private final int rows;

    ImportBench(AppContext context, int rows) {
        this.context = context;
        this.rows = rows;
        list = context.config().list("bench");
    }

    /// Measures in a folder.
    Map<String, Object> run(Path folder) throws IOException {
        Path former = folder.resolve("former.csv");
        write(former, i -> isFormer(i) ? row(i) : "");
        load(former, Status.UNSUBSCRIBED);
        long left = context.store().read(this::left);
        Path file = folder.resolve("readers.csv");
        write(file, i -> isBad(i) ? "reader" + i + "(at)example.com,Reader " + i + ",en\n" : row(i));
        var usage = new ResourceUsage();
        ImportCsvFile.Outcome outcome = load(file, Status.ACTIVE);
        double seconds = usage.elapsedSeconds();
        return metrics(outcome, left, seconds, usage.cpuMillis() + usage.databaseCpuMillis());
    }

    private Map<String, Object> metrics(ImportCsvFile.Outcome outcome, long left, double seconds, double cpu)
            throws IOException {
        long bad = outcome.count(RowResult.BAD);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("seconds", Math.round(seconds * 10) / 10.0);
        figures.put("rowsPerSecond", Math.round(rows / seconds));
        figures.put("cpuSeconds", Math.round(cpu / 100) / 10.0);
        figures.put("peakHeapMb", Math.round(ResourceUsage.peakHeapMb()));
        figures.put("maxHeapMb", Runtime.getRuntime().maxMemory() / 1_000_000);
        figures.put("rssMb", Math.round(ResourceUsage.rssMb()));
        figures.put("rows", rows);
        figures.put("added", outcome.count(RowResult.ADDED));
        figures.put("keptAway", outcome.count(RowResult.LEFT));
        figures.put("bad", bad);
        figures.put(
                "badReported",
                outcome.rejected().isEmpty() ? 0 : lines(outcome.rejected().get()) - 1);
        figures.put("revived", left - context.store().read(this::left));
        figures.put("missing", rows - bad - outcome.count(RowResult.LEFT) - outcome.count(RowResult.ADDED));
        return figures;
    }

    private long left(gazette.store.Tables tables) {
        return tables.memberships()
                .count(tables.lists().find("bench").orElseThrow())
                .getOrDefault(Status.UNSUBSCRIBED, 0L);
    }

    private ImportCsvFile.Outcome load(Path file, Status status) {
        var order = new ImportCsvFile.Request(list, file, CsvOptions.GUESS, new ImportDefaults(status, "bench"), false);
        return new ImportCsvFile(context, order).run(_ -> {}, _ -> {});
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /// Returns the row of a number with its line end; empty if there is none.
    private interface Row {
        String of(int number);
    }

    private void write(Path file, Row row) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("email,name,language\n");
            for (int i = 0; i < rows; i++) {
                out.write(row.of(i));
            }
        }
    }

    private static boolean isFormer(int i) {
        return i % FORMER == 3;
    }

    private static boolean isBad(int i) {
        return i % BAD == 7;
    }

    /// Returns a row. Addresses come in no order, as in real files.
    private static String row(int i) {
        long mixed = (i * 0x9E3779B97F4A7C15L) >>> 20;
        return Long.toString(mixed, 36) + "." + i + "@d" + i % 500 + ".example.com,Reader " + i + ",en\n";
    }
}
