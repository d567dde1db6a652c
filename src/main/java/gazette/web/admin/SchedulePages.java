package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.config.DateRange;
import gazette.config.InvalidValueException;
import gazette.config.ScheduleConfig;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.ControlSchedule;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Serves each schedule's timetable, and takes orders: pause, resume, skip a day.
final class SchedulePages {
    private static final String PATH = "/desk/schedules/{schedule}";
    private static final int RUNS = 30;
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final ScheduleCards cards;

    SchedulePages(ScheduleCards cards) {
        this.cards = cards;
    }

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get("/desk/schedules", AccountRole.VIEWER, this::list),
                AdminRoute.get(PATH, AccountRole.VIEWER, with(this::show)),
                AdminRoute.get(PATH + "/card", AccountRole.VIEWER, with(this::showCard)),
                AdminRoute.post(PATH + "/pause", AccountRole.EDITOR, with(SchedulePages::pause)),
                AdminRoute.post(PATH + "/resume", AccountRole.EDITOR, with(SchedulePages::resume)),
                AdminRoute.post(PATH + "/skip", AccountRole.EDITOR, with(SchedulePages::skip)),
                AdminRoute.post(PATH + "/unskip", AccountRole.EDITOR, with(SchedulePages::unskip)));
    }

    /// Returns the address of a schedule's page.
    static String address(String schedule) {
        return "/desk/schedules/" + schedule;
    }

    /// Returns whether an account may give orders to schedules.
    static boolean mayOrder(AdminRequest request) {
        return request.account().role().includes(AccountRole.EDITOR);
    }

    /// Shows a firing to come.
    ///
    /// @param rest why it is not run; empty if it is
    record FiringLine(Instant at, String day, String rest, String away) {}

    /// Shows a run.
    record RunLine(Instant slot, String outcome, boolean isManual, String summary) {}

    private static AdminHandler with(BiConsumer<AdminRequest, ScheduleConfig> handler) {
        return request -> Optional.ofNullable(request.app().config().schedules().get(request.path("schedule")))
                .ifPresentOrElse(
                        schedule -> handler.accept(request, schedule),
                        () -> request.problem(404, "today.no_schedule", request.path("schedule")));
    }

    private void list(AdminRequest request) {
        request.render(
                "schedules",
                Map.of(
                        "nextRuns",
                        cards.of(request.app().config().schedules().values(), request),
                        "mayOrder",
                        mayOrder(request)));
    }

    private void showCard(AdminRequest request, ScheduleConfig schedule) {
        request.render(
                "schedule_card",
                Map.of(
                        "card", cards.of(List.of(schedule), request).getFirst(),
                        "mayOrder", mayOrder(request),
                        "isPlain", !request.query("plain").isEmpty()));
    }

    private void show(AdminRequest request, ScheduleConfig schedule) {
        Instant before = before(request.query("before"));
        List<ScheduleRun> runs =
                request.app().store().read(tables -> tables.runs().before(schedule.name(), before, RUNS + 1));
        var model = new HashMap<String, Object>();
        model.put("card", cards.of(List.of(schedule), request).getFirst());
        model.put("file", schedule.file().toString());
        model.put("firings", firings(request, schedule));
        model.put("runs", runs.stream().limit(RUNS).map(SchedulePages::line).toList());
        model.put(
                "older",
                runs.size() > RUNS ? Long.toString(runs.get(RUNS - 1).slot().toEpochMilli()) : "");
        model.put("isFirst", before.equals(LATEST));
        model.put("mayOrder", mayOrder(request));
        request.render("schedule", model);
    }

    private static Instant before(String text) {
        try {
            return text.isEmpty() ? LATEST : Instant.ofEpochMilli(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return LATEST;
        }
    }

    private static RunLine line(ScheduleRun run) {
        boolean isSkipped =
                run.outcome() == ScheduleRun.Outcome.NOTHING && run.summary().startsWith("skipped: ");
        return new RunLine(
                run.slot(),
                isSkipped ? "skipped" : run.outcome().name().toLowerCase(java.util.Locale.ROOT),
                run.occasion() == ScheduleRun.Occasion.MANUAL,
                run.summary());
    }

    private static List<FiringLine> firings(AdminRequest request, ScheduleConfig schedule) {
        AppContext app = request.app();
        ScheduleCalendar calendar = app.store().read(tables -> ScheduleCalendar.of(schedule, tables));
        return calendar.upcoming(app.clock().instant()).stream()
                .map(firing -> new FiringLine(
                        firing.at(),
                        ScheduleCards.day(firing.at(), schedule.timing().zone()),
                        calendar.rest(firing.at())
                                .map(rest -> rest.name().toLowerCase(java.util.Locale.ROOT))
                                .orElse(""),
                        RelativeTime.until(firing.at(), request)))
                .toList();
    }

    private static ControlSchedule control(AdminRequest request, ScheduleConfig schedule) {
        return new ControlSchedule(request.app(), schedule, request.actor());
    }

    private static void pause(AdminRequest request, ScheduleConfig schedule) {
        control(request, schedule).pause();
        done(request, schedule, "today.done.paused", schedule.name());
    }

    private static void resume(AdminRequest request, ScheduleConfig schedule) {
        ControlSchedule control = control(request, schedule);
        control.resume();
        Instant now = request.app().clock().instant();
        boolean isStillPaused = control.calendar().pausedBecause(now).isPresent();
        done(
                request,
                schedule,
                isStillPaused ? "today.done.paused_by_file" : "today.done.resumed",
                schedule.name(),
                schedule.file().toString());
    }

    private static void skip(AdminRequest request, ScheduleConfig schedule) {
        days(request, schedule).ifPresent(days -> {
            control(request, schedule).skip(days);
            done(request, schedule, "today.done.skipped", schedule.name(), days.toString());
        });
    }

    private static void unskip(AdminRequest request, ScheduleConfig schedule) {
        days(request, schedule).ifPresent(days -> {
            ControlSchedule control = control(request, schedule);
            DateRange whole = control.skipsWith(days).orElse(days);
            control.unskip(whole);
            done(request, schedule, "today.done.unskipped", schedule.name(), whole.toString());
        });
    }

    /// Reads the field `day`, and the field `last` of a range. Answers and returns nothing if they are no days.
    private static Optional<DateRange> days(AdminRequest request, ScheduleConfig schedule) {
        String last = request.form("last").strip();
        try {
            return Optional.of(DateRange.parse(request.form("day").strip() + (last.isEmpty() ? "" : ".." + last)));
        } catch (InvalidValueException e) {
            request.problem(422, "today.no_day", request.form("day"), address(schedule.name()));
            return Optional.empty();
        }
    }

    private static void done(AdminRequest request, ScheduleConfig schedule, String key, Object... values) {
        request.notice(key, values);
        String back = request.form("back");
        request.redirect(back.isEmpty() ? address(schedule.name()) : DeskPath.of(back));
    }
}
