package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.issues.ScheduleRun;
import gazette.press.workspace.AppContext;
import gazette.sources.polling.FeedState;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves the page Today: what runs next, what needs a decision, what went out, what fails.
final class TodayPages {
    static final String PATH = "/desk";
    private static final int ISSUES = 6;
    private static final int RUNS = 10;
    private static final Duration LATELY = Duration.ofDays(7);

    private final ScheduleCards cards;

    TodayPages(ScheduleCards cards) {
        this.cards = cards;
    }

    List<AdminRoute> routes() {
        return List.of(AdminRoute.get(PATH, AccountRole.VIEWER, this::show));
    }

    /// Shows an issue of late with its numbers.
    ///
    /// @param open letters that are still on their way
    /// @param waiting letters that wait for a person
    record IssueLine(
            String name,
            String title,
            Instant date,
            IssueState state,
            String link,
            long frozen,
            long accepted,
            long failed,
            long open,
            long waiting) {}

    /// Shows a run that made no issue.
    ///
    /// @param kind `failed`, `missed` or `skipped`
    record RunLine(String schedule, Instant slot, String zone, String kind, String summary) {}

    /// Shows a feed that fails.
    ///
    /// @param ago since when it was not read; empty if it never was
    record FailingFeed(String name, String link, String problem, Optional<Instant> read, String ago, int failures) {}

    private void show(AdminRequest request) {
        AppContext app = request.app();
        var model = new HashMap<String, Object>();
        model.put("nextRuns", cards.of(app.config().schedules().values(), request));
        model.put("decisions", OpenDecisions.of(request));
        model.put("issues", app.store().read(TodayPages::issues));
        model.put("runs", app.store().read(tables -> runs(app, tables)));
        model.put("feeds", feeds(request));
        model.put("hasArticles", app.store().read(tables -> tables.articles().hasAny()));
        model.put("mayOrder", SchedulePages.mayOrder(request));
        request.render("today", model);
    }

    private static List<IssueLine> issues(Tables tables) {
        List<SendingIssue> latest = tables.sending().latest(ISSUES);
        List<Long> ids = latest.stream().map(SendingIssue::id).toList();
        Map<Long, Map<DeliveryState, Long>> counts = tables.deliveryCounts().of(ids);
        Map<Long, String> titles = tables.issues().titles(ids);
        return latest.stream()
                .map(issue ->
                        line(issue, titles.getOrDefault(issue.id(), ""), counts.getOrDefault(issue.id(), Map.of())))
                .toList();
    }

    private static IssueLine line(SendingIssue issue, String title, Map<DeliveryState, Long> counts) {
        return new IssueLine(
                issue.name(),
                title,
                issue.date(),
                issue.state(),
                issue.state() == IssueState.SENT ? IssueLinks.report(issue.id()) : IssueLinks.progress(issue.id()),
                issue.frozen(),
                sum(counts, List.of(DeliveryState.ACCEPTED)),
                sum(counts, List.of(DeliveryState.FAILED, DeliveryState.EXPIRED)),
                counts.entrySet().stream()
                        .filter(entry -> !entry.getKey().isFinal())
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                sum(counts, List.of(DeliveryState.HELD)));
    }

    private static long sum(Map<DeliveryState, Long> counts, Collection<DeliveryState> states) {
        return states.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }

    private static List<RunLine> runs(AppContext app, Tables tables) {
        return tables.runs().withoutIssue(app.clock().instant().minus(LATELY), RUNS).stream()
                .map(run ->
                        new RunLine(run.schedule(), run.slot(), zone(app, run.schedule()), kind(run), run.summary()))
                .toList();
    }

    private static String zone(AppContext app, String schedule) {
        return Optional.ofNullable(app.config().schedules().get(schedule))
                .map(it -> it.timing().zone())
                .orElseGet(() -> app.config().publication().zone())
                .getId();
    }

    private static String kind(ScheduleRun run) {
        return switch (run.outcome()) {
            case FAILED -> "failed";
            case MISSED -> "missed";
            case RUNNING, SENT, NOTHING -> "skipped";
        };
    }

    private static List<FailingFeed> feeds(AdminRequest request) {
        List<FeedState> failing =
                request.app().store().read(tables -> tables.feeds().failing());
        return failing.stream()
                .filter(state -> request.app().config().feeds().stream()
                        .anyMatch(feed -> feed.name().equals(state.source())
                                && feed.address().equals(state.address())))
                .map(state -> new FailingFeed(
                        state.source(),
                        SourcePages.address(state.source()),
                        state.problem(),
                        state.read(),
                        state.read().map(at -> RelativeTime.since(at, request)).orElse(""),
                        state.failures()))
                .toList();
    }
}
