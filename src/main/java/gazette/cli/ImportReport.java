package gazette.cli;

import gazette.press.ImportFile;
import gazette.press.ImportReaders.Fate;
import gazette.press.MoveReaders;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Product;
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
record ImportReport(PrintWriter out, String list, boolean dryRun, boolean json) {

    /// Of a CSV file.
    void print(ImportFile.Outcome outcome) {
        if (json) {
            out.println(JsonLines.of(fields(
                    outcome.fates(), outcome.rejected().map(Path::toString).orElse(""), outcome.members())));
            return;
        }
        lines(outcome.fates(), outcome.rejected().stream().toList(), outcome.members());
    }

    /// Of another product's readers, with its own figures to compare.
    void print(MoveReaders.Outcome outcome, Product product) {
        var theirs = new TreeMap<String, Long>();
        outcome.theirs().forEach((status, count) -> theirs.put(word(status), count));
        if (json) {
            List<String> rejected =
                    outcome.rejected().stream().map(Path::toString).toList();
            Map<String, Object> fields = fields(outcome.fates(), rejected, outcome.members());
            fields.put("from", product.name().toLowerCase(Locale.ROOT));
            fields.put("theirs", theirs);
            fields.put("strangers", outcome.strangers());
            out.println(JsonLines.of(fields));
            return;
        }
        out.println(product.title() + " has " + counts(theirs, "nobody")
                + (outcome.strangers() == 0
                        ? ""
                        : "; and " + outcome.strangers() + " who never joined: they stay out"));
        lines(outcome.fates(), outcome.rejected(), outcome.members());
    }

    private Map<String, Object> fields(Map<Fate, Long> fates, Object rejected, Map<String, Long> members) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("list", list);
        fields.put("dryRun", dryRun);
        for (Fate fate : Fate.values()) {
            fields.put(fate.name().toLowerCase(Locale.ROOT), fates.getOrDefault(fate, 0L));
        }
        fields.put("rejected", rejected);
        fields.put("members", members);
        return fields;
    }

    private void lines(Map<Fate, Long> fates, List<Path> rejected, Map<String, Long> members) {
        out.println((dryRun ? "would be added: " : "added: ") + fates.getOrDefault(Fate.ADDED, 0L));
        line("taken off, as their rows say", fates, Fate.TAKEN_OFF);
        line("known already", fates, Fate.KNOWN);
        line("in the file twice", fates, Fate.DUPLICATE);
        line("kept away, for they left", fates, Fate.LEFT);
        line("kept away, for their address bounced", fates, Fate.BOUNCED);
        line("kept away, for they complained", fates, Fate.COMPLAINED);
        line("kept away, for they were erased", fates, Fate.ERASED);
        if (!rejected.isEmpty()) {
            String files = rejected.stream().map(Path::toString).collect(Collectors.joining(", "));
            out.println("bad rows: " + fates.getOrDefault(Fate.BAD, 0L) + ", in " + files);
        }
        out.println("the list '" + list + "' has " + counts(members, "no members")
                + (dryRun ? "; nothing was changed: this was a rehearsal" : ""));
    }

    private void line(String what, Map<Fate, Long> fates, Fate fate) {
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
