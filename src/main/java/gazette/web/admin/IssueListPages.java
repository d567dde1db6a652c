package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.issues.DeliveryState;
import gazette.issues.IssueState;
import gazette.store.IssueListQueries.IssueFilter;
import gazette.store.IssueListQueries.IssueSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves the list of all issues.
final class IssueListPages {
    private static final int PAGE = 50;

    List<AdminRoute> routes() {
        return List.of(AdminRoute.get("/desk/issues", AccountRole.VIEWER, IssueListPages::show));
    }

    /// @param accepted how many of its letters were
    /// @param lost how many were refused, held or given up
    public record Line(IssueSummary issue, long letters, long accepted, long waiting, long lost) {}

    private record Page(List<IssueSummary> issues, Map<Long, Map<DeliveryState, Long>> letters) {}

    private static void show(AdminRequest request) {
        var filter = new IssueFilter(request.query("list"), request.query("state"), request.query("title"));
        Page page = request.app().store().read(tables -> {
            List<IssueSummary> issues =
                    tables.issueLists().page(filter, Keys.number(request.query("before")), PAGE + 1);
            return new Page(
                    issues,
                    tables.deliveryCounts()
                            .of(issues.stream().map(IssueSummary::id).toList()));
        });
        List<Line> lines = page.issues().stream()
                .limit(PAGE)
                .map(issue -> line(issue, page.letters().getOrDefault(issue.id(), Map.of())))
                .toList();
        Optional<String> older = page.issues().size() > PAGE
                ? Optional.of(address(filter)
                        .with("before", lines.getLast().issue().id())
                        .toString())
                : Optional.empty();
        request.render(
                "issues",
                Map.of(
                        "lines", lines,
                        "filter", filter,
                        "lists", List.copyOf(request.app().config().lists().keySet()),
                        "states", states(),
                        "older", older,
                        "isFirst", request.query("before").isEmpty(),
                        "newest", address(filter).toString()));
    }

    private static List<String> states() {
        var states = new ArrayList<>(
                Arrays.stream(IssueState.values()).map(IssueState::word).toList());
        states.add("withdrawn");
        return states;
    }

    private static ViewAddress address(IssueFilter filter) {
        return new ViewAddress("/desk/issues")
                .with("list", filter.list())
                .with("state", filter.state())
                .with("title", filter.title());
    }

    private static Line line(IssueSummary issue, Map<DeliveryState, Long> letters) {
        return new Line(
                issue,
                letters.values().stream().mapToLong(Long::longValue).sum(),
                letters.getOrDefault(DeliveryState.ACCEPTED, 0L),
                letters.entrySet().stream()
                        .filter(entry -> !entry.getKey().isFinal())
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                letters.getOrDefault(DeliveryState.FAILED, 0L)
                        + letters.getOrDefault(DeliveryState.HELD, 0L)
                        + letters.getOrDefault(DeliveryState.EXPIRED, 0L));
    }
}
