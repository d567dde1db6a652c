package gazette.cli;

import gazette.lint.Finding;
import gazette.lint.LintReport;
import gazette.lint.support.ClientSupportReport;
import gazette.lint.support.ClientSupportReport.Missing;
import gazette.lint.support.ClientSupportReport.Row;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Prints what the linter found in a mail, for an editor.
final class LintReportPrinter {
    private static final int WIDTH = 110;

    private final PrintWriter out;

    LintReportPrinter(PrintWriter out) {
        this.out = out;
    }

    /// All of it.
    void print(LintReport report) {
        out.println();
        out.printf(
                Locale.ROOT,
                "The letter has %,d bytes of HTML and %,d of text, %s, %s.%n",
                report.htmlBytes(),
                report.textBytes(),
                count(report.links(), "link"),
                count(report.images(), "image"));
        findings(report);
        support(report.support());
    }

    /// What is wrong with it, and what to do.
    void findings(LintReport report) {
        for (Finding finding : report.findings()) {
            out.println();
            printWrapped(finding.severity().word() + ": ", finding.what());
            printWrapped("    in ", finding.where());
            printWrapped("    → ", finding.remedy());
        }
        out.println();
        int notes = report.findings().size()
                - report.errors().size()
                - report.warnings().size();
        out.println("The linter found " + count(report.errors().size(), "error") + ", "
                + count(report.warnings().size(), "warning") + " and " + count(notes, "note") + "."
                + (report.errors().isEmpty() ? "" : " Errors stop the run."));
    }

    private void support(ClientSupportReport support) {
        out.println();
        printWrapped(
                "",
                "What mail programs show of the " + support.features() + " features of HTML and CSS that it uses ("
                        + support.source() + ", " + support.date() + "):");
        out.println();
        out.printf("  %-29s %4s %8s %4s%n", "", "full", "in part", "not");
        support.clients().stream().filter(Row::counted).forEach(this::row);
        out.println();
        if (!support.missing().isEmpty()) {
            out.println("  Where a feature is missing,");
            support.missing().forEach(missing -> printWrapped("  - ", instead(missing)));
            out.println();
        }
        printWrapped("  ", "Less usual programs are in preflight.json: " + others(support) + ".");
        printWrapped("  ", "Nobody has tried QQ and 163 there: they show what is left without <style>.");
    }

    private void row(Row row) {
        out.printf(
                "  %-29s %4d %8d %4d%n",
                row.family() + " (" + row.platform() + ")",
                row.full(),
                row.partial().size(),
                row.missing().size());
    }

    private static String instead(Missing missing) {
        String seen = missing.instead().isEmpty() ? "see the warning" : missing.instead();
        return seen + " — " + missing.feature() + ": " + missing.lackedBy();
    }

    private static String others(ClientSupportReport support) {
        Set<String> usual =
                support.clients().stream().filter(Row::counted).map(Row::family).collect(Collectors.toSet());
        return support.clients().stream()
                .map(Row::family)
                .filter(family -> !usual.contains(family))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String count(int number, String noun) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + noun + (number == 1 ? "" : "s");
    }

    private void printWrapped(String begin, String text) {
        var line = new StringBuilder(begin);
        String indent = " ".repeat(begin.length());
        for (String word : List.of(text.split(" "))) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
