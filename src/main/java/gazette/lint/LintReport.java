package gazette.lint;

import gazette.lint.Finding.Severity;
import gazette.lint.support.ClientSupportReport;
import java.util.List;

/// Holds what the linter measured and found in one mail.
///
/// @param htmlBytes of the HTML part, decoded, in UTF-8
/// @param textBytes of the text part, likewise
/// @param links how many the HTML part has
/// @param images how many the HTML part has
/// @param findings the worst first
public record LintReport(
        int htmlBytes, int textBytes, int links, int images, List<Finding> findings, ClientSupportReport support) {
    public LintReport {
        findings = List.copyOf(findings);
    }

    /// Returns what must be mended before a mail is sent.
    public List<Finding> errors() {
        return of(Severity.ERROR);
    }

    /// Returns what subscribers will notice.
    public List<Finding> warnings() {
        return of(Severity.WARNING);
    }

    private List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
