package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.config.ListConfig;
import gazette.press.reports.DigestIssues;
import gazette.press.reports.IssueReport;
import gazette.press.reports.IssueReport.Refusal;
import gazette.press.reports.IssueReport.Verdict;
import gazette.press.reports.ReportIssue;
import gazette.store.IssueListQueries.IssueSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Serves what became of an issue.
final class ReportPages {
    private final DigestIssues digests = new DigestIssues();

    List<AdminRoute> routes() {
        return List.of(AdminRoute.get("/desk/issues/{issue}", AccountRole.VIEWER, this::show));
    }

    /// @param meaning key of the text that says what the code means
    public record RefusalLine(Refusal refusal, String meaning) {}

    private void show(AdminRequest request) {
        request.number("issue")
                .flatMap(issue -> new ReportIssue(request.app(), digests).run(issue))
                .ifPresentOrElse(report -> show(request, report), () -> request.problem(404, "report.no_issue"));
    }

    private static void show(AdminRequest request, IssueReport report) {
        request.render(
                "report",
                Map.of(
                        "report", report,
                        "sums", Sums.of(report),
                        "states",
                                report.letters().entrySet().stream()
                                        .map(entry -> new StateLine(
                                                entry.getKey().word(),
                                                entry.getKey().name().toLowerCase(Locale.ROOT),
                                                entry.getValue()))
                                        .toList(),
                        "refusals",
                                report.refusals().stream()
                                        .map(refusal -> new RefusalLine(refusal, meaning(request, refusal)))
                                        .toList(),
                        "web", web(request, report.issue()),
                        "mayChange", request.account().role().includes(AccountRole.EDITOR)));
    }

    /// Holds what the page's first lines say.
    public record Sums(Verdict verdict, long accepted, long total, long waiting, long lost, boolean closes) {
        static Sums of(IssueReport report) {
            return new Sums(
                    report.verdict(),
                    report.accepted(),
                    report.total(),
                    report.waiting(),
                    report.lost(),
                    report.closes());
        }
    }

    /// @param word in the database and in addresses
    public record StateLine(String word, String name, long letters) {}

    /// Returns the issue's address on the web, if its list has pages.
    private static Optional<String> web(AdminRequest request, IssueSummary issue) {
        return Optional.ofNullable(request.app().config().lists().get(issue.list()))
                .filter(ListConfig::isPublic)
                .filter(_ -> issue.number() > 0)
                .map(list -> request.app().site().issue(list.name(), issue.number()));
    }

    /// Looks for the code itself, then for its subject (RFC 3463 section 3).
    private static String meaning(AdminRequest request, Refusal refusal) {
        AdminText text = AdminText.of(request.locale());
        String exact = "report.code." + refusal.enhanced();
        if (text.has(exact)) {
            return exact;
        }
        String[] parts = refusal.enhanced().split("\\.");
        if (parts.length == 3 && text.has("report.code.x." + parts[1])) {
            return "report.code.x." + parts[1];
        }
        return refusal.code() == 0 ? "report.code.none" : refusal.code() / 100 == 4 ? "report.code.4" : "report.code.5";
    }
}
