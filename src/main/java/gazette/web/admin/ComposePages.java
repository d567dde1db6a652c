package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.config.ScheduleConfig;
import gazette.issues.DraftField;
import gazette.issues.DraftField.Kind;
import gazette.issues.IssueDraft;
import gazette.press.publishing.EditDraft;
import gazette.press.publishing.EditDraft.Change;
import gazette.press.publishing.EditDraft.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Shows the next issue of a schedule to its editors, who choose and order its articles and write its words. Each
/// change is saved by itself, with the version that it is based on.
final class ComposePages {
    static final String PATH = "/desk/issues/next/";

    private static final String SCHEDULE = PATH + "{schedule}";
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final ComposePreview preview = new ComposePreview();

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(SCHEDULE, AccountRole.VIEWER, this::page),
                AdminRoute.get(SCHEDULE + "/preview", AccountRole.VIEWER, request -> with(request, preview::panel)),
                AdminRoute.get(SCHEDULE + "/letter", AccountRole.VIEWER, request -> with(request, preview::letter)),
                AdminRoute.get(SCHEDULE + "/source", AccountRole.VIEWER, request -> with(request, preview::source)),
                AdminRoute.post(SCHEDULE + "/field", AccountRole.WRITER, this::saveField),
                AdminRoute.post(SCHEDULE + "/article", AccountRole.WRITER, this::changeArticle),
                AdminRoute.post(SCHEDULE + "/order", AccountRole.WRITER, this::saveOrder),
                AdminRoute.post(SCHEDULE + "/test", AccountRole.EDITOR, this::test));
    }

    /// Answers for a schedule.
    interface ForSchedule {
        void answer(AdminRequest request, ScheduleConfig schedule);
    }

    private static void with(AdminRequest request, ForSchedule handler) {
        Optional.ofNullable(request.app().config().schedules().get(request.path("schedule")))
                .ifPresentOrElse(
                        schedule -> handler.answer(request, schedule),
                        () -> request.problem(404, "compose.no_schedule", request.path("schedule")));
    }

    private void page(AdminRequest request) {
        with(request, (_, schedule) -> request.render("compose", model(request, schedule)));
    }

    private Map<String, Object> model(AdminRequest request, ScheduleConfig schedule) {
        Map<String, Object> model = new HashMap<>(new ComposeView(request, schedule).page());
        model.putAll(preview.choices(request, schedule));
        return model;
    }

    private void saveField(AdminRequest request) {
        with(
                request,
                (_, schedule) -> DraftField.of(request.form("field"))
                        .filter(field -> ComposeView.isWords(field.kind()))
                        .ifPresentOrElse(
                                field -> saveField(request, schedule, field),
                                () -> request.problem(UNPROCESSABLE, "compose.stale_form")));
    }

    private void saveField(AdminRequest request, ScheduleConfig schedule, DraftField field) {
        String value = request.form("value");
        Outcome outcome = save(request, schedule, field, value);
        boolean isSaved = outcome instanceof Outcome.Saved;
        if (isSaved && !request.isFragment()) {
            back(request, schedule, "#f-" + ComposeView.id(field));
            return;
        }
        Map<String, Object> model = new HashMap<>(Map.of(
                "field", ComposeView.id(field), "name", field.name(), "schedule", schedule.name(), "mine", value));
        model.put("outcome", outcome);
        model.put("kind", outcome.getClass().getSimpleName());
        model.put("label", request.text("compose.field." + field.kind().name().toLowerCase(Locale.ROOT)));
        if (isSaved) {
            request.http().header("HX-Trigger", "draft-changed");
        }
        request.render(isSaved ? 200 : status(outcome), "compose_field", model);
    }

    private static int status(Outcome outcome) {
        return outcome instanceof Outcome.Refused ? UNPROCESSABLE : CONFLICT;
    }

    private static Outcome save(AdminRequest request, ScheduleConfig schedule, DraftField field, String value) {
        return save(request, schedule, field, value, version(request));
    }

    private static Outcome save(
            AdminRequest request, ScheduleConfig schedule, DraftField field, String value, long base) {
        return new EditDraft(request.app())
                .save(new Change(
                        schedule.name(), field, value, base, request.account().name(), request.network()));
    }

    private static long version(AdminRequest request) {
        return Keys.number(request.form("version"));
    }

    private void changeArticle(AdminRequest request) {
        with(request, (_, schedule) -> {
            String work = request.form("work");
            if (!work.matches("[1-9][0-9]{0,17}")) {
                request.problem(UNPROCESSABLE, "compose.stale_form");
                return;
            }
            changeArticle(request, schedule, Long.parseLong(work));
        });
    }

    private void changeArticle(AdminRequest request, ScheduleConfig schedule, long work) {
        String act = request.form("act");
        Optional<Outcome> outcome = switch (act) {
            case "take", "later", "never" ->
                Optional.of(save(request, schedule, DraftField.ofWork(Kind.CHOICE, work), act));
            case "rules" -> Optional.of(save(request, schedule, DraftField.ofWork(Kind.CHOICE, work), ""));
            case "pin" -> Optional.of(save(request, schedule, DraftField.ofWork(Kind.PIN, work), "yes"));
            case "unpin" -> Optional.of(save(request, schedule, DraftField.ofWork(Kind.PIN, work), "no"));
            case "up", "down" -> Optional.of(move(request, schedule, work, act.equals("up")));
            default -> Optional.empty();
        };
        outcome.ifPresentOrElse(
                done -> showArticles(request, schedule, done, ""),
                () -> request.problem(UNPROCESSABLE, "compose.stale_form"));
    }

    /// Moves an article past its neighbour in its section, as the list is now: nobody's order is lost by that.
    private static Outcome move(AdminRequest request, ScheduleConfig schedule, long work, boolean up) {
        List<List<Long>> sections = new ComposeView(request, schedule).worksBySection();
        List<Long> order = new ArrayList<>();
        for (List<Long> section : sections) {
            List<Long> moved = new ArrayList<>(section);
            int from = moved.indexOf(work);
            int to = up ? from - 1 : from + 1;
            if (from >= 0 && to >= 0 && to < moved.size()) {
                Collections.swap(moved, from, to);
            }
            order.addAll(moved);
        }
        IssueDraft draft = draft(request, schedule);
        boolean isForThisIssue = version(request) >= draft.begun();
        long base = isForThisIssue ? draft.version() : version(request);
        return save(request, schedule, DraftField.order(), ComposeView.joined(order), base);
    }

    private void saveOrder(AdminRequest request) {
        with(request, (_, schedule) -> {
            String order = request.form("order");
            showArticles(request, schedule, save(request, schedule, DraftField.order(), order), order);
        });
    }

    /// Shows the list as it is now. If somebody else has changed it meanwhile, the editor decides whose order
    /// counts.
    private void showArticles(AdminRequest request, ScheduleConfig schedule, Outcome outcome, String mine) {
        boolean isSaved = outcome instanceof Outcome.Saved;
        if (isSaved && !request.isFragment()) {
            back(request, schedule, "#articles");
            return;
        }
        Map<String, Object> model = model(request, schedule);
        if (isSaved) {
            request.http().header("HX-Trigger", "draft-changed");
        } else {
            model.put("outcome", outcome);
            model.put("kind", outcome.getClass().getSimpleName());
            model.put("mine", mine);
        }
        request.render(isSaved ? 200 : status(outcome), request.isFragment() ? "compose_articles" : "compose", model);
    }

    private void test(AdminRequest request) {
        with(request, (_, schedule) -> {
            ComposePreview.TestOutcome outcome = preview.test(request, schedule);
            Map<String, Object> model = model(request, schedule);
            model.put("test", outcome);
            model.put("testAddress", request.form("address"));
            model.put("testAs", request.form("subscriber"));
            request.render(outcome.status(), request.isFragment() ? "compose_test" : "compose", model);
        });
    }

    /// Returns to the page as it was, with what it shows of the preview.
    private static void back(AdminRequest request, ScheduleConfig schedule, String place) {
        String query = Optional.ofNullable(request.http().queryString())
                .map(text -> "?" + text)
                .orElse("");
        request.redirect(PATH + schedule.name() + query + place);
    }

    /// Returns the draft of a schedule.
    static IssueDraft draft(AdminRequest request, ScheduleConfig schedule) {
        return request.app().store().read(tables -> tables.issueDrafts().of(schedule.name()));
    }
}
