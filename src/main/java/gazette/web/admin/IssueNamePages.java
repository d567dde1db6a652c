package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.store.IssueSendingTable.SendingIssue;
import java.util.List;
import java.util.Optional;

/// Leads from an issue's name, `LIST/NUMBER`, to its report.
final class IssueNamePages {
    List<AdminRoute> routes() {
        return List.of(AdminRoute.get("/desk/issues/{list}/{number}", AccountRole.VIEWER, IssueNamePages::find));
    }

    private static void find(AdminRequest request) {
        Optional<SendingIssue> issue = request.number("number")
                .flatMap(number ->
                        request.app().store().read(tables -> tables.sending().find(request.path("list"), number)));
        issue.ifPresentOrElse(
                found -> request.redirect("/desk/issues/" + found.id()), () -> request.problem(404, "report.no_issue"));
    }
}
