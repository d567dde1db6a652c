package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.press.reports.ShowMailed;
import gazette.press.reports.ShowMailed.MailedLetter;
import gazette.store.IssueListQueries.IssueSummary;
import gazette.store.IssueVariantTable.VariantName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves what an issue's letters were.
final class MailedPages {
    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get("/desk/issues/{issue}/mailed", AccountRole.VIEWER, MailedPages::show),
                AdminRoute.get("/desk/issues/{issue}/mailed/{letter}", AccountRole.VIEWER, MailedPages::frame));
    }

    private static void show(AdminRequest request) {
        Optional<IssueSummary> issue = issue(request);
        if (issue.isEmpty()) {
            request.problem(404, "report.no_issue");
            return;
        }
        var mailed = new ShowMailed(request.app());
        List<VariantName> variants = mailed.variants(issue.get().id());
        int chosen = (int) Math.max(1, Math.min(Keys.number(request.query("letter")), variants.size()));
        Optional<MailedLetter> letter = mailed.letter(issue.get().id(), chosen);
        request.render(
                "mailed",
                Map.of(
                        "issue",
                        issue.get(),
                        "variants",
                        variants,
                        "chosen",
                        chosen,
                        "letter",
                        letter,
                        "view",
                        List.of("text", "source").contains(request.query("as")) ? request.query("as") : "html"));
    }

    private static void frame(AdminRequest request) {
        issue(request)
                .flatMap(issue -> new ShowMailed(request.app())
                        .letter(issue.id(), request.number("letter").orElse(0L).intValue()))
                .ifPresentOrElse(
                        letter -> request.preview(letter.html()), () -> request.problem(404, "report.no_issue"));
    }

    private static Optional<IssueSummary> issue(AdminRequest request) {
        return request.number("issue")
                .flatMap(id ->
                        request.app().store().read(tables -> tables.issueLists().find(id)));
    }
}
