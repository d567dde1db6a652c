package gazette.cli;

import gazette.press.imports.ImportCsvFile;
import gazette.press.imports.ImportForeignExport;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.LeftOutValues;
import gazette.subscribers.products.ForeignProduct;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Says what came of an import to one list.
///
/// @param json as one JSON object
record ImportReportPrinter(PrintWriter out, String list, boolean dryRun, boolean json) {

    /// Of a CSV file.
    void print(ImportCsvFile.Outcome outcome) {
        if (json) {
            Map<String, Object> fields = fields(
                    outcome.results(), outcome.rejected().map(Path::toString).orElse(""), outcome.members());
            addLeftOut(fields, outcome.leftOut());
            out.println(JsonLines.of(fields));
            return;
        }
        lines(outcome.results(), outcome.rejected().stream().toList(), outcome.members(), outcome.leftOut());
    }

    /// Prints the import of another product's subscribers, with its own figures to compare.
    void print(ImportForeignExport.Outcome outcome, ForeignProduct product) {
        var theirs = new TreeMap<String, Long>();
        outcome.countsAtSource().forEach((status, count) -> theirs.put(word(status), count));
        if (json) {
            List<String> rejected =
                    outcome.rejected().stream().map(Path::toString).toList();
            Map<String, Object> fields = fields(outcome.results(), rejected, outcome.members());
            fields.put("from", product.name().toLowerCase(Locale.ROOT));
            fields.put("theirs", theirs);
            fields.put("strangers", outcome.nonSubscribers());
            addLeftOut(fields, outcome.leftOut());
            out.println(JsonLines.of(fields));
            return;
        }
        out.println(product.title() + " has " + counts(theirs, "nobody")
                + (outcome.nonSubscribers() == 0
                        ? ""
                        : "; and " + outcome.nonSubscribers() + " who never joined: they stay out"));
        lines(outcome.results(), outcome.rejected(), outcome.members(), outcome.leftOut());
    }

    private static void addLeftOut(Map<String, Object> fields, List<LeftOutValues.Column> leftOut) {
        var columns = new LinkedHashMap<String, Object>();
        leftOut.forEach(
                column -> columns.put(column.field().word(), Map.of("rows", column.rows(), "first", column.first())));
        fields.put("leftOut", columns);
    }

    private Map<String, Object> fields(Map<RowResult, Long> fates, Object rejected, Map<String, Long> members) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("list", list);
        fields.put("dryRun", dryRun);
        for (RowResult fate : RowResult.values()) {
            fields.put(fate.name().toLowerCase(Locale.ROOT), fates.getOrDefault(fate, 0L));
        }
        fields.put("rejected", rejected);
        fields.put("members", members);
        return fields;
    }

    private void lines(
            Map<RowResult, Long> fates,
            List<Path> rejected,
            Map<String, Long> members,
            List<LeftOutValues.Column> leftOut) {
        if (fates.values().stream().allMatch(rows -> rows == 0)) {
            out.println("the file is empty: it holds no rows of subscribers");
        }
        out.println((dryRun ? "would be added: " : "added: ") + fates.getOrDefault(RowResult.ADDED, 0L));
        line("taken off, as their rows say", fates, RowResult.TAKEN_OFF);
        line("known already", fates, RowResult.KNOWN);
        line("in the file twice", fates, RowResult.DUPLICATE);
        line("kept away, for they left", fates, RowResult.LEFT);
        line("kept away, for their address bounced", fates, RowResult.BOUNCED);
        line("kept away, for they complained", fates, RowResult.COMPLAINED);
        line("kept away, for they were erased", fates, RowResult.ERASED);
        leftOut.forEach(out::println);
        if (!rejected.isEmpty()) {
            String files = rejected.stream().map(Path::toString).collect(Collectors.joining(", "));
            out.println("bad rows: " + fates.getOrDefault(RowResult.BAD, 0L) + ", in " + files);
        }
        out.println("the list '" + list + "' has " + counts(members, "no members")
                + (dryRun ? "; nothing was changed: this was a rehearsal" : ""));
    }

    private void line(String what, Map<RowResult, Long> fates, RowResult fate) {
        long rows = fates.getOrDefault(fate, 0L);
        if (rows > 0) {
            out.println(what + ": " + rows);
        }
    }

    private static String counts(Map<String, Long> counts, String none) {
        return counts.isEmpty()
                ? none
                : counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String word(Status status) {
        return status.word();
    }
}
