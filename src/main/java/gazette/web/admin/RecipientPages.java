package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.issues.DeliveryState;
import gazette.press.reports.ExportRecipients;
import gazette.store.IssueListQueries.IssueSummary;
import gazette.store.IssueRecipientQueries.Found;
import gazette.store.IssueRecipientQueries.IssueRecipient;
import gazette.subscribers.address.EmailAddress;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Answers who got an issue, and what a subscriber got.
final class RecipientPages {
    private static final int PAGE = 50;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get("/desk/issues/{issue}/recipients", AccountRole.VIEWER, RecipientPages::list),
                AdminRoute.get("/desk/issues/{issue}/recipients.csv", AccountRole.EDITOR, RecipientPages::export),
                AdminRoute.get("/desk/subscribers", AccountRole.VIEWER, RecipientPages::subscriber));
    }

    /// @param next the key after the last of them; empty if there are no more
    private record Page(List<IssueRecipient> recipients, String next) {}

    private static void list(AdminRequest request) {
        Optional<IssueSummary> issue = issue(request);
        if (issue.isEmpty()) {
            request.problem(404, "report.no_issue");
            return;
        }
        String address = request.query("address").strip().toLowerCase(Locale.ROOT);
        Page page = page(request, issue.get().id(), address);
        String here = "/desk/issues/" + issue.get().id() + "/recipients";
        ViewAddress filtered =
                new ViewAddress(here).with("state", request.query("state")).with("address", address);
        String first = filtered.toString();
        request.render(
                "recipients",
                Map.of(
                        "issue", issue.get(),
                        "recipients", page.recipients(),
                        "state", request.query("state"),
                        "states",
                                Arrays.stream(DeliveryState.values())
                                        .map(state -> new ReportPages.StateLine(
                                                state.word(), state.name().toLowerCase(Locale.ROOT), 0))
                                        .toList(),
                        "searched", address,
                        "first", first,
                        "isFirst", request.query("after").isEmpty(),
                        "next",
                                page.next().isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(filtered.with("after", page.next())
                                                .toString()),
                        "csv",
                                request.account().role().includes(AccountRole.EDITOR)
                                        ? Optional.of(new ViewAddress(here + ".csv")
                                                .with("state", request.query("state"))
                                                .toString())
                                        : Optional.empty()));
    }

    private static Page page(AdminRequest request, long issue, String address) {
        Optional<DeliveryState> state = state(request);
        String after = request.query("after");
        if (address.isEmpty()) {
            List<IssueRecipient> found = request.app()
                    .store()
                    .read(tables -> tables.issueRecipients().page(issue, state, Keys.number(after), PAGE + 1));
            return found.size() > PAGE
                    ? new Page(
                            found.subList(0, PAGE),
                            String.valueOf(found.get(PAGE - 1).subscriber()))
                    : new Page(found, "");
        }
        List<Found> found = request.app()
                .store()
                .read(tables -> tables.issueRecipients().search(issue, state, address, after, PAGE + 1));
        List<IssueRecipient> recipients =
                found.stream().limit(PAGE).map(Found::recipient).toList();
        return new Page(recipients, found.size() > PAGE ? found.get(PAGE - 1).key() : "");
    }

    private static void export(AdminRequest request) {
        Optional<IssueSummary> issue = issue(request);
        if (issue.isEmpty()) {
            request.problem(404, "report.no_issue");
            return;
        }
        String file = issue.get().name().replace('/', '-') + "-recipients.csv";
        request.http()
                .status(200)
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .contentType("text/csv; charset=utf-8");
        try (Writer out = new OutputStreamWriter(request.http().outputStream(), StandardCharsets.UTF_8)) {
            new ExportRecipients(request.app()).run(issue.get().id(), state(request), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void subscriber(AdminRequest request) {
        String typed = request.query("address").strip();
        Optional<EmailAddress> address = EmailAddress.parse(typed);
        request.render(
                "subscriber",
                Map.of(
                        "typed", typed,
                        "isAddress", address.isPresent(),
                        "story",
                                address.flatMap(known -> request.app()
                                        .store()
                                        .read(tables -> tables.issueRecipients().about(known)))));
    }

    private static Optional<IssueSummary> issue(AdminRequest request) {
        return request.number("issue")
                .flatMap(id ->
                        request.app().store().read(tables -> tables.issueLists().find(id)));
    }

    /// An unknown word stands for all states.
    private static Optional<DeliveryState> state(AdminRequest request) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.word().equals(request.query("state")))
                .findFirst();
    }
}
