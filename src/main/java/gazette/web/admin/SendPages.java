package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.accounts.SecretToken;
import gazette.config.ScheduleConfig;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.publishing.PrepareSend;
import gazette.press.publishing.PrepareSend.Prepared;
import gazette.press.publishing.SendByHand;
import gazette.press.publishing.SendByHand.Order;
import gazette.press.publishing.SendByHand.Result;
import gazette.press.publishing.SendPreview;
import gazette.press.workspace.ScheduleCalendar;
import gazette.render.RenderException;
import gazette.text.FailureText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves the page that sends. Its only button has an issue sent, and nothing else in the desk does. The form holds
/// what was shown; if that is no longer so, nothing is sent, and the page is shown again with what changed.
final class SendPages {
    static final String PATH = "/desk/send/";

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int LISTED = 50;

    private final ComposedIssueCache<PrepareSend.Composed> composed = new ComposedIssueCache<>();

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(PATH + "{schedule}", AccountRole.EDITOR, this::show),
                AdminRoute.post(PATH + "{schedule}", AccountRole.EDITOR, this::send));
    }

    private void show(AdminRequest request) {
        schedule(request)
                .ifPresentOrElse(
                        schedule -> page(request, schedule, 200, Optional.empty(), ""),
                        () -> request.problem(NOT_FOUND, "frame.not_found"));
    }

    private void send(AdminRequest request) {
        schedule(request)
                .ifPresentOrElse(
                        schedule -> send(request, schedule), () -> request.problem(NOT_FOUND, "frame.not_found"));
    }

    private void send(AdminRequest request, ScheduleConfig schedule) {
        var order = new Order(
                request.form("token"),
                request.form("fingerprint"),
                moment(request.form("at")),
                request.account().name(),
                request.network());
        if (order.token().isEmpty()) {
            page(request, schedule, CONFLICT, Optional.empty(), request.text("send.incomplete"));
            return;
        }
        // Whatever comes of it, what was shown is no longer so.
        composed.forget();
        switch (new SendByHand(request.app(), schedule).run(order)) {
            case Result.Sent(var sent) -> request.redirect(IssueLinks.progress(sent.issue()));
            case Result.Changed() -> page(request, schedule, CONFLICT, Optional.of(SendFormState.read(request)), "");
            case Result.Refused(String why) -> page(request, schedule, CONFLICT, Optional.empty(), why);
        }
    }

    private static Optional<ScheduleConfig> schedule(AdminRequest request) {
        return Optional.ofNullable(request.app().config().schedules().get(request.path("schedule")));
    }

    private static Instant moment(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis));
        } catch (NumberFormatException | DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /// @param before what a form showed that sent nothing, because that had changed
    /// @param refusal why a form sent nothing else; or empty
    private void page(
            AdminRequest request, ScheduleConfig schedule, int status, Optional<SendFormState> before, String refusal) {
        Map<String, Object> model = new HashMap<>();
        model.put("schedule", schedule.name());
        model.put("list", request.app().config().list(schedule.list()).title());
        model.put("zone", schedule.timing().zone().getId());
        model.put("next", next(request, schedule));
        model.put("refusal", refusal);
        model.put("token", SecretToken.fresh());
        model.put("listed", LISTED);
        model.put("days", PrepareSend.LATELY.toDays());
        try {
            boolean countsAnyway = !request.query("count").isEmpty();
            var prepare = new PrepareSend(request.app(), schedule);
            Prepared prepared =
                    prepare.run(composed.get(request.app(), schedule.name(), "", prepare::compose), countsAnyway);
            model.put("prepared", prepared);
            model.put("fault", "");
            model.put("isBlocked", isBlocked(prepared));
            before.ifPresent(shown -> model.put("changes", shown.changes(prepared.issue(), request)));
            prepared.issue().map(SendFormState::of).ifPresent(shown -> model.put("shown", shown));
            prepared.undoable().ifPresent(open -> model.put("progress", IssueLinks.progress(open.issue())));
        } catch (RenderException | InvalidSubscribersException e) {
            model.put("fault", FailureText.whole(e));
        }
        request.render(status, "send", model);
    }

    private static boolean isBlocked(Prepared prepared) {
        return prepared.issue().map(SendPreview::errors).filter(List::isEmpty).isEmpty()
                || prepared.undoable().isPresent()
                || prepared.hold().isPresent();
    }

    private static Optional<Instant> next(AdminRequest request, ScheduleConfig schedule) {
        Instant now = request.app().clock().instant();
        return request.app()
                .store()
                .read(tables -> ScheduleCalendar.of(schedule, tables))
                .next(now);
    }
}
