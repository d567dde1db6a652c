package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.issues.DeliveryState;
import gazette.press.sending.ControlIssue;
import gazette.press.sending.IssueProgress;
import gazette.press.sending.ReadProgress;
import gazette.press.sending.UndoIssue;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.SendOrderTable.SendOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Serves the page that shows how an issue is sent, and takes the orders that are given there: undo, pause, resume,
/// cancel, retry.
final class ProgressPages {
    private static final String ISSUE = "/desk/issues/{issue}/";
    private static final int NOT_FOUND = 404;

    private final ProgressCache progress = new ProgressCache();
    private final ProgressStream stream = new ProgressStream(progress);

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(ISSUE + "progress", AccountRole.VIEWER, this::show),
                AdminRoute.get("/desk/issues/{list}/{number}/progress", AccountRole.VIEWER, ProgressPages::showByName),
                AdminRoute.get(ISSUE + "progress/events", AccountRole.VIEWER, stream::run),
                AdminRoute.post(ISSUE + "undo", AccountRole.EDITOR, this::undo),
                AdminRoute.post(
                        ISSUE + "pause", AccountRole.EDITOR, request -> order(request, "pause", ControlIssue::pause)),
                AdminRoute.post(
                        ISSUE + "resume",
                        AccountRole.EDITOR,
                        request -> order(request, "resume", ControlIssue::resume)),
                AdminRoute.post(
                        ISSUE + "cancel",
                        AccountRole.EDITOR,
                        request -> order(request, "cancel", ControlIssue::cancel)),
                AdminRoute.post(ISSUE + "retry", AccountRole.EDITOR, this::retry));
    }

    private void show(AdminRequest request) {
        Optional<Long> issue = request.number("issue");
        Optional<IssueProgress> now = issue.flatMap(new ReadProgress(request.app())::of);
        if (now.isPresent()) {
            page(request, now.get());
        } else {
            issue.flatMap(id -> undone(request, id))
                    .ifPresentOrElse(
                            order -> request.render("progress_undone", Map.of("order", order)),
                            () -> request.problem(NOT_FOUND, "frame.not_found"));
        }
    }

    private static void showByName(AdminRequest request) {
        Optional<SendingIssue> issue = request.number("number")
                .flatMap(number ->
                        request.app().store().read(tables -> tables.sending().find(request.path("list"), number)));
        issue.ifPresentOrElse(
                found -> request.redirect(IssueLinks.progress(found.id())),
                () -> request.problem(NOT_FOUND, "frame.not_found"));
    }

    private void page(AdminRequest request, IssueProgress now) {
        if (!request.query("refresh").isEmpty() && !now.isDone()) {
            request.http().header("Refresh", "5");
        }
        request.render("progress", ProgressModel.of(request, now));
    }

    private static Optional<SendOrder> undone(AdminRequest request, long issue) {
        return request.app()
                .store()
                .read(tables -> tables.sendOrders().ofIssue(issue))
                .filter(order -> order.undoneAt().isPresent());
    }

    private void undo(AdminRequest request) {
        long issue = request.number("issue").orElse(0L);
        long run = Keys.number(request.form("run"));
        boolean undone =
                new UndoIssue(request.app()).undo(issue, run, request.account().name(), request.network());
        Optional<SendOrder> order =
                request.app().store().read(tables -> tables.sendOrders().ofIssue(issue));
        if (undone && order.isPresent()) {
            request.notice("progress.undone", order.get().issueName());
            request.redirect(SendPages.PATH + order.get().schedule());
            return;
        }
        boolean isThere = find(request).isPresent();
        if (isThere) {
            request.notice("progress.undo_too_late");
        }
        request.redirect(IssueLinks.progress(issue));
    }

    /// Answers a script with the controls as they are now, and a form with the page.
    private void order(AdminRequest request, String action, BiPredicate<ControlIssue, SendingIssue> order) {
        Optional<SendingIssue> issue = find(request);
        if (issue.isEmpty()) {
            request.problem(NOT_FOUND, "frame.not_found");
            return;
        }
        boolean changed = order.test(orders(request), issue.get());
        answer(request, issue.get().id(), changed ? "" : "progress.not_" + action);
    }

    private void retry(AdminRequest request) {
        Optional<SendingIssue> issue = find(request);
        if (issue.isEmpty()) {
            request.problem(NOT_FOUND, "frame.not_found");
            return;
        }
        DeliveryState state =
                request.form("state").equals(DeliveryState.HELD.word()) ? DeliveryState.HELD : DeliveryState.FAILED;
        int letters = orders(request).retry(issue.get(), state);
        answer(request, issue.get().id(), letters > 0 ? "" : "progress.not_retry");
    }

    private void answer(AdminRequest request, long issue, String problem) {
        progress.forget(issue);
        if (!request.isFragment()) {
            if (!problem.isEmpty()) {
                request.notice(problem);
            }
            request.redirect(IssueLinks.progress(issue));
            return;
        }
        Map<String, Object> model = new HashMap<>();
        progress.of(request.app(), issue).ifPresent(now -> model.putAll(ProgressModel.of(request, now)));
        model.put("problem", problem.isEmpty() ? "" : request.text(problem));
        request.render("progress_controls", model);
    }

    private static ControlIssue orders(AdminRequest request) {
        return new ControlIssue(request.app(), request.account().name(), request.network());
    }

    private static Optional<SendingIssue> find(AdminRequest request) {
        return request.number("issue")
                .flatMap(id ->
                        request.app().store().read(tables -> tables.sending().findById(id)));
    }
}
